/** Version of the engine, the same as in package.json. */
export const ENGINE_VERSION = '0.1.0';
