/** The partners' look: a phone page, light and dark, one accent a partner. No fonts or images from outside. */
export const style = `
*{box-sizing:border-box}
:root{--bg:#f4f5f7;--card:#fff;--ink:#1c1f23;--dim:#5c636d;--line:#e3e6ea;--accent:#1a5fd0;--on-accent:#fff;--soft:#e9f0fc;--good:#12703f;--bar:#1a5fd0;--on-bar:#fff;
color-scheme:light dark}
body.taobao{--accent:#c23c00;--soft:#fff0e8;--bar:#c23c00}
body.alipay{--accent:#0b5ed7;--soft:#e8f1fe;--bar:#0b5ed7}
@media (prefers-color-scheme:dark){:root{--bg:#111316;--card:#1b1e23;--ink:#eef0f3;--dim:#a5adb8;--line:#30353c;--accent:#7fb0ff;--on-accent:#0b1626;--soft:#1c2a40;--good:#6fd39c;--bar:#17366b;--on-bar:#eef0f3}
body.taobao{--accent:#ff9a6b;--on-accent:#2a1004;--soft:#3a2015;--bar:#6b2606}
body.alipay{--accent:#7fb0ff;--soft:#182a45;--bar:#17366b}}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:6px}
.page{max-width:480px;min-height:100vh;min-height:100dvh;margin:0 auto;padding:0 16px 32px;display:flex;flex-direction:column;gap:14px}
header.bar{margin:0 -16px;padding:16px 16px 40px;background:var(--bar);color:var(--on-bar)}
header.bar .who{font-size:20px;font-weight:700;margin:0;line-height:1.3}
header.bar p{margin:2px 0 0}
header.bar .tag{margin:0 0 6px}
.tag{display:inline-block;padding:1px 8px;border:1px solid currentColor;border-radius:999px;font-size:12px}
.en{display:block;color:var(--dim);font-size:13px;font-weight:400;line-height:1.35}
header.bar .en,.go .en,button.main .en{color:inherit}
form button.main{margin-top:16px}
h1,h2,h3{margin:0;font-size:17px;line-height:1.35}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:16px}
.card.alone{margin-top:24px}
.card>h2{margin-bottom:10px}
main.flow{display:contents}
header.bar+.card,header.bar+.flow>.card:first-child{margin-top:-40px}
.figures{display:grid;grid-template-columns:repeat(3,1fr);gap:8px;margin:0}
.figures div{min-width:0}
.figures dt{font-size:13px;color:var(--dim)}
.figures dd{margin:0;font-size:19px;font-weight:700;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.figures dd small{display:block;font-size:13px;font-weight:400;color:var(--dim)}
.bars{display:block;width:100%;height:84px}
.bars rect{fill:var(--accent)}
.bars rect.rest{fill:var(--line)}
ul.rows{list-style:none;margin:0;padding:0}
ul.rows li{display:flex;justify-content:space-between;gap:12px;padding:10px 0;border-top:1px solid var(--line)}
ul.rows li:first-child{border-top:0}
.rows .what{min-width:0;overflow-wrap:anywhere}
.rows .sum{white-space:nowrap;font-weight:600;font-variant-numeric:tabular-nums;text-align:right}
.rows small,.hint{color:var(--dim);font-size:13px}
.in{color:var(--good)}
.loan{background:var(--soft);border-color:var(--accent)}
.loan h2{font-size:18px}
.loan p{margin:0 0 12px}
.go,button.main{display:block;width:100%;min-height:52px;padding:10px 16px;border:0;border-radius:12px;background:var(--accent);color:var(--on-accent);font:inherit;font-size:17px;font-weight:700;text-align:center;text-decoration:none;cursor:pointer}
button.plain{display:block;width:100%;min-height:48px;margin-top:10px;padding:10px 16px;border:1px solid var(--line);border-radius:12px;background:transparent;color:var(--ink);font:inherit;cursor:pointer}
nav.foot{display:flex;flex-wrap:wrap;gap:6px 18px;justify-content:center;margin-top:auto;padding-top:10px}
nav.foot a{display:inline-block;padding:10px 4px}
fieldset{border:0;margin:0;padding:0;min-width:0}
legend{font-weight:700;padding:0;margin-bottom:8px}
.choice{display:flex;align-items:center;gap:12px;min-height:56px;padding:10px 0;border-top:1px solid var(--line);cursor:pointer}
.choice input{width:20px;height:20px;margin:0;flex:none;accent-color:var(--accent)}
h2+.hint,.parties+h2{margin-top:12px}
.bars{margin-top:12px}
.parties{display:flex;align-items:center;justify-content:center;gap:14px;padding:8px 0 4px;text-align:center}
.mark{width:56px;height:56px;border-radius:16px;display:grid;place-items:center;margin:0 auto 4px;background:var(--accent);color:var(--on-accent);font-weight:700;font-size:20px}
.mark.lender{background:#17594a;color:#fff}
.scopes{margin:0;padding-left:20px}
.scopes li{margin:8px 0}
label.field{display:block;font-weight:600}
input[type=text]{width:100%;min-height:48px;margin-top:6px;padding:10px 12px;border:1px solid var(--dim);border-radius:10px;background:var(--bg);color:var(--ink);font:inherit}
`;
