import type { Risk, Stance, Typology, UnscoredReason } from '../types';

/** The sentences of one locale. They speak of risk, never of guilt. */
export interface Messages {
  /** What a kind of lure is called inside a sentence. */
  readonly typologies: { readonly [typology in Typology]: string };
  /** The summary for an ad that seems to deceive; `kind` is a name from `typologies`, or null. */
  deceives(risk: Risk, kind: string | null): string;
  /** The summary for an ad that seems to hire openly for a crime. */
  hiresForCrime(risk: Risk, kind: string): string;
  /** The summary for a text in which nothing stands out. */
  quiet(risk: Risk): string;
  /** The summary for a text that is no offer. */
  report(stance: Stance): string;
  readonly unscored: { readonly [reason in UnscoredReason]: string };
  readonly missing: { readonly [id: string]: string };
  readonly unknown: { readonly [id: string]: string };
}
