import ts from 'typescript';
import { nodeRule, nodesOf, placeOf, type Rule } from './architecture.js';

/** The clock's files are where time comes from; everywhere else now is an argument, in SQL too. */
export function nowOnlyIn(clocks: readonly string[]): Rule {
  return nodeRule((node, { path, tree }) => {
    if (clocks.includes(path)) return undefined;
    if (ts.isNewExpression(node) && node.expression.getText(tree) === 'Date' && !node.arguments?.length) {
      return 'asks the machine for the time: new Date()';
    }
    if (ts.isCallExpression(node) && node.expression.getText(tree) === 'Date') return 'asks for the time: Date()';
    if (ts.isPropertyAccessExpression(node) && /^(Date|DateTime)\.(now|local)$/.test(node.getText(tree))) {
      return `asks the machine for the time: ${node.getText(tree)}`;
    }
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if (isText && /\b(now|\w+_timestamp|timeofday)\(\)|\bcurrent_(timestamp|date|time)\b/i.test(node.text)) {
      return 'asks the database for the time';
    }
    return undefined;
  });
}

/** Types are kept: nothing is `any`, nothing is believed to be there without a look, no complaint is silenced. */
export const typesKept: Rule = (sources) => [
  ...nodeRule((node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) return 'says any';
    if (ts.isNonNullExpression(node)) return 'says ! of what may be missing';
    return undefined;
  })(sources),
  ...sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        /@ts-(ignore|nocheck|expect-error)/.test(line) ? [`${path}:${index + 1} ${line}`] : [],
      ),
  ),
];

/** String-literal unions rather than enums; named exports, so that a thing has one name everywhere. */
export const plainDeclarations: Rule = nodeRule((node) => {
  if (ts.isEnumDeclaration(node)) return 'declares an enum';
  const isDefault = ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword;
  return isDefault ? 'exports a default' : undefined;
});

export const noForwardRef: Rule = nodeRule((node) =>
  ts.isIdentifier(node) && node.text === 'forwardRef' ? 'hides a cycle: forwardRef' : undefined,
);

const hiddenWork =
  /^(OneToMany|ManyToOne|OneToOne|ManyToMany|JoinColumn|JoinTable|RelationId|Tree\w*|EventSubscriber|EntitySubscriberInterface|(Before|After)(Insert|Update|Remove|Recover|SoftRemove|Load))$/;

/**
 * TypeORM stays a mapper: no relations, cascades, eager loading or subscribers, which act where nobody looks; no `save`
 * and `remove`, which read before they write; and migrations alone change the schema.
 */
export const ormStaysPlain: Rule = nodeRule((node, { tree }) => {
  if (ts.isImportSpecifier(node) && hiddenWork.test((node.propertyName ?? node.name).text)) {
    const from = node.parent.parent.parent.moduleSpecifier;
    if (ts.isStringLiteral(from) && from.text === 'typeorm') return `uses ${node.name.text} of TypeORM`;
  }
  if (ts.isPropertyAssignment(node)) {
    const name = node.name.getText(tree);
    const isOff = node.initializer.kind === ts.SyntaxKind.FalseKeyword;
    if (/^(eager|cascade|synchronize|dropSchema|subscribers)$/.test(name) && !isOff) return `sets ${name}`;
  }
  if (ts.isPropertyAccessExpression(node) && /^(save|remove|softRemove|recover|synchronize)$/.test(node.name.text)) {
    if (/(manager|repository|getRepository\(.*\)|dataSource|source)$/is.test(node.expression.getText(tree))) {
      return `calls ${node.name.text} of TypeORM`;
    }
  }
  return undefined;
});

/** The programs speak on the console; everything else throws, or logs through the one logger. */
export function consoleOnlyIn(programs: RegExp): Rule {
  return nodeRule((node, { path, tree }) =>
    ts.isPropertyAccessExpression(node) && node.expression.getText(tree) === 'console' && !programs.test(path)
      ? `speaks on the console: ${node.getText(tree)}`
      : undefined,
  );
}

const routes = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options', 'All', 'Sse', 'Search']);

/** Every route says with `@Operation` who may call it; the guard and the specification read that. */
export const routesSayWhoMayCall: Rule = (sources) =>
  sources.flatMap((source) =>
    [...nodesOf(source.tree)].filter(ts.isClassDeclaration).flatMap((controller) => {
      if (!decorators(controller).includes('Controller')) return [];
      return controller.members.filter(ts.isMethodDeclaration).flatMap((method) => {
        const on = decorators(method);
        const isRoute = on.some((name) => routes.has(name));
        const isPrivate = ts.getModifiers(method)?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword) ?? false;
        const name = method.name.getText(source.tree);
        if (isRoute && !on.includes('Operation')) return [`${placeOf(source, method)} ${name} has no @Operation`];
        return isRoute || isPrivate ? [] : [`${placeOf(source, method)} ${name} is neither a route nor private`];
      });
    }),
  );

function decorators(node: ts.ClassDeclaration | ts.MethodDeclaration): string[] {
  return (ts.getDecorators(node) ?? []).map(({ expression }) =>
    (ts.isCallExpression(expression) ? expression.expression : expression).getText(),
  );
}

/** Words in the past that do not end in -ed. */
const irregular = /(sent|given|taken|withdrawn|read|set|undone|hidden|shown|lost|left|met|told|begun|split|chosen)$/;

/** An event says what has happened: `noun.pastTense`. */
export function eventsInThePast(names: readonly string[], conditions: readonly string[]): string[] {
  return names.filter((name) => {
    if (conditions.includes(name)) return false;
    const verb = /^[a-z][A-Za-z]*\.([a-z][A-Za-z]*)$/.exec(name)?.[1];
    return verb === undefined || !(/ed$/i.test(verb) || irregular.test(verb.toLowerCase()));
  });
}

/** The names of all event kinds the sources declare by `eventKind('…')`. */
export function declaredEvents(sources: Parameters<Rule>[0]): string[] {
  return sources.flatMap(({ tree }) =>
    [...nodesOf(tree)].flatMap((node) => {
      if (!ts.isCallExpression(node) || node.expression.getText(tree) !== 'eventKind') return [];
      const [name] = node.arguments;
      return name && ts.isStringLiteralLike(name) ? [name.text] : [`${node.getText(tree)} hides its name`];
    }),
  );
}

/** class-validator's `IsOptional` lets `null` pass unseen: it stands on members that may be null, and on no other. */
export const nullIsSaid: Rule = nodeRule((node, { tree }) => {
  if (!ts.isPropertyDeclaration(node) || node.type === undefined) return undefined;
  const isLax = ts.getDecorators(node)?.some((each) => each.expression.getText(tree).startsWith('IsOptional('));
  if (!isLax || /\bnull\b/.test(node.type.getText(tree))) return undefined;
  return `lets null pass where none is meant: ${node.name.getText(tree)}`;
});
