/** Counts the elementary steps of the readers, so that a test can show that they grow with the text and no faster. */
export interface Probe {
  steps: number;
}
