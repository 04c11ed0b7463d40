/**
 * In a shadow tree `!important` wins over the page's own `!important` (CSS Cascade 5, section 6.1, context): what a page says
 * of all elements cannot hide or squeeze the player. Its width, margins and place stay the page's.
 */
export const STYLE = `
:host{display:block!important;visibility:visible!important;opacity:1!important;transform:none!important;translate:none!important;
rotate:none!important;scale:none!important;filter:none!important;clip-path:none!important;clip:auto!important;mask:none!important;
pointer-events:auto!important;position:relative!important;inset:auto!important;float:none!important;content-visibility:visible!important;
zoom:1!important;animation:none!important;overflow:visible!important;box-sizing:border-box!important;contain:none!important;
block-size:auto!important;min-block-size:0!important;max-block-size:none!important;
min-inline-size:min(100%,15rem)!important;container-type:inline-size!important;inline-size:100%}
:host([hidden]){display:none!important}
iframe{display:block;inline-size:100%;border:0;color-scheme:auto;
block-size:calc(100cqi*9/16 + 11rem);min-block-size:12rem;max-block-size:100vh}
div{display:grid;gap:.75rem;padding:1.5rem;font:1rem/1.4 system-ui,sans-serif;background:#0b0d11;color:#f3f1ec;overflow-wrap:anywhere}
b{font-size:1.25rem}p{margin:0}a{color:#ffb347}a:focus-visible{outline:3px solid #fff;outline-offset:2px}`;
