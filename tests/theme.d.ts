/* Global names that scripts of the theme share: storage.js brings them, Material's bundle and the
 * others use them. */

declare const __md_scope: URL;
declare function __md_get(key: string, storage?: Storage, scope?: URL): any;
declare function __md_set(key: string, value: unknown, storage?: Storage, scope?: URL): void;
declare function __ww_named(): string;
