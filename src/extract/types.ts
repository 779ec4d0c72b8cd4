/** Where in the source an entity stands: half-open UTF-16 offsets. */
export interface Located {
  readonly start: number;
  readonly end: number;
  /** Read only after a disguise was undone (a second reading of the fold). */
  readonly disguised: boolean;
}

export type PayPeriod = 'hour' | 'day' | 'week' | 'month' | 'year' | 'task' | 'minute' | 'unknown';

/** One statement of pay. Amounts are in units of `currency`, for one `period`. */
export interface Pay extends Located {
  readonly kind: 'pay';
  readonly min: number;
  readonly max: number;
  /** ISO 4217 code, `USDT`, or null when nothing tells. */
  readonly currency: string | null;
  /**
   * How the currency is known, surest first: written as a symbol or word of its own; a name of several, told by a place that the ad
   * names or by the ad's country; by the language's convention, which is also what a name of several means where nothing tells; or
   * only as the one of that name of which the amount is usual, so that {@link ratio} says nothing and is null.
   */
  readonly currencyFrom: 'symbol' | 'word' | 'place' | 'country' | 'convention' | 'amount' | null;
  readonly period: PayPeriod;
  /** "up to": only the top is promised; `min` then equals `max`. */
  readonly upTo: boolean;
  readonly guaranteed: boolean;
  readonly crypto: boolean;
  /** Base pay to which commission is added. */
  readonly plusCommission: boolean;
  /** A percentage instead of an amount (min and max are then per cent). */
  readonly percent: boolean;
  /** Normalised to a month in the same currency, or null; `assumptions` says how (for example `22 days a month`). */
  readonly monthly: { readonly min: number; readonly max: number } | null;
  readonly assumptions: readonly string[];
  /** Monthly pay over the usual monthly wage (top of the range), or null when currency, period or wage is unknown. */
  readonly ratio: number | null;
}

export type ContactKind =
  | 'telegram'
  | 'whatsapp'
  | 'wechat'
  | 'qq'
  | 'line'
  | 'kakao'
  | 'signal'
  | 'viber'
  | 'zalo'
  | 'discord'
  | 'instagram'
  | 'facebook'
  /** A messenger that is only named by a group of its kind (`channel.private-messenger`, `channel.other-messenger`). */
  | 'other-messenger'
  | 'phone'
  | 'email'
  | 'website'
  | 'form'
  | 'shortener';

/** A way to reach the poster. */
export interface Contact extends Located {
  readonly kind: 'contact';
  readonly channel: ContactKind;
  /** Normalised handle, number (E.164 where the country is known), address or URL; null when only the channel is named. */
  readonly handle: string | null;
  /** Messenger (a person writes to a person), as opposed to phone, mail, site and form. */
  readonly messenger: boolean;
  /** An invitation into a group or channel. */
  readonly group: boolean;
  /** ISO 3166 code of a phone number's country, or null. */
  readonly country: string | null;
  /** For `email`: free-mail host. */
  readonly freeMail: boolean;
}

/** An age asked of the worker. `to` is inclusive; null when that end is open. */
export interface AgeRange extends Located {
  readonly kind: 'age';
  readonly from: number | null;
  readonly to: number | null;
}

/** Working time: clock times, or hours or minutes a day, or days a week. */
export interface WorkingTime extends Located {
  readonly kind: 'hours';
  /** Hours a day, breaks included when read from clock times; the top of a range (`60-90 minutes` is 1.5). */
  readonly perDay: number | null;
  readonly perWeek: number | null;
  readonly daysPerWeek: number | null;
}

/** A place of work or destination, from the place concepts of the lexicon. */
export interface PlaceName extends Located {
  readonly kind: 'place';
  /** Concept id, such as `place.cambodia`. */
  readonly concept: string;
  /** ISO 3166 code, or null for a region. */
  readonly country: string | null;
}

export type Entity = Pay | Contact | AgeRange | WorkingTime | PlaceName;

/** What the readers may know beside the text. */
export interface ExtractContext {
  /** ISO 3166 code of the reader's or platform's country, if the caller gave one. */
  readonly homeCountry: string | null;
  /** Sections of the ad, for knowing that a number stands in the salary field; offsets into the source. */
  readonly sections: readonly { readonly field: string; readonly start: number; readonly end: number }[];
}
