import { type Statement, statement } from '#database';

/**
 * Statements that are put together from the conditions a caller asks for. Each combination gets a name of its own, hence
 * is prepared once per connection. Whoever tries out every combination must not fill the memory of the database's
 * processes: beyond `mostNamed` further ones run without a name.
 */
export class ComposedStatements<Row> {
  private readonly named = new Map<string, Statement<Row>>();

  /** @param name as in `statement` */
  constructor(
    private readonly name: string,
    private readonly mostNamed = 200,
  ) {}

  /** The statement with this text. */
  of(text: string): Statement<Row> {
    const known = this.named.get(text);
    if (known) return known;
    if (this.named.size >= this.mostNamed) return { name: '', text };
    const made = statement<Row>(this.name, text);
    this.named.set(text, made);
    return made;
  }
}
