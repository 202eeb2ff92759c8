import { writeFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';

const framesInLoop = 20;

const scene = (code: string) => `<body style="margin:0;height:100vh;display:grid;place-items:center;overflow:hidden;
  background:radial-gradient(circle at 20% 30%,#d99a3a 0 2%,transparent 4%),radial-gradient(circle at 78% 24%,#d99a3a 0 2%,transparent 4%),linear-gradient(#263238,#37464d 38%,#1c262b 72%,#141c20)">
  <div style="width:330px;height:640px;margin-top:60px;border-radius:38px;background:#f5f6f3;border:14px solid #05080a;transform:rotate(-3deg);display:grid;align-content:start;justify-items:center;gap:24px;padding-top:90px;box-sizing:border-box;box-shadow:0 30px 80px #000a">
    <div style="width:240px;height:20px;background:#14202a"></div>
    <div style="width:270px;height:270px">${code}</div>
    <div style="width:180px;height:14px;background:#7f8d92"></div>
  </div>`;

/** Writes what a camera sees when somebody shows a badge on a phone, as motion JPEG: frames of JPEG in a row. */
export async function writeCameraPicture(browser: Browser, qrSvg: string, file: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.setContent(scene(qrSvg));
  await page.addStyleTag({ content: 'svg { width: 100%; height: 100% }' });
  const frame = await page.screenshot({ type: 'jpeg', quality: 85 });
  await page.close();
  await writeFile(file, Buffer.concat(Array.from({ length: framesInLoop }, () => frame)));
}
