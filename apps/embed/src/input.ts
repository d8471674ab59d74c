/** What is filled in somewhere: one control or a group of them. */
export interface Input {
  readonly element: HTMLElement;
  /** Whether `element` is a group, which has a legend instead of a label. */
  readonly isGroup: boolean;
  /** Where the cursor goes when this is to be corrected. */
  readonly focus: HTMLElement;
  /** What is filled in, as the API takes it; undefined: nothing. */
  read(): unknown;
}
