declare module 'rabbit-node' {
  const rabbit: {
    /** Unicode to Zawgyi. */
    uni2zg(text: string): string;
    /** Zawgyi to Unicode. */
    zg2uni(text: string): string;
  };
  export default rabbit;
}
