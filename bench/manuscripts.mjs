/**
 * The manuscripts that are measured: folders of 001.md, 002.md …; twice and four times as long ones are made of a real
 * one.
 */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The chapters of a manuscript in order, each as text. */
export function readChapters(folder) {
  return readdirSync(folder)
    .filter((name) => /^\d+\.md$/.test(name))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

/** Unicode characters of all files, marks, headings and line ends among them. */
export function countCharacters(folder) {
  return readChapters(folder).reduce((sum, chapter) => sum + [...chapter].length, 0);
}

/** Writes the chapters `times` times over into a new folder; the numbers in the headings run on. */
export function repeat(folder, times, target) {
  const chapters = readChapters(folder);
  mkdirSync(target);
  for (let number = 1; number <= chapters.length * times; number += 1) {
    const chapter = chapters[(number - 1) % chapters.length];
    const name = `${String(number).padStart(3, '0')}.md`;
    writeFileSync(path.join(target, name), chapter.replace(/^# 第\S+?回/, `# 第${inChinese(number)}回`));
  }
  return target;
}

/** 1 … 999 as in a heading: 十, 二十一, 一百零五, 四百八十. */
export function inChinese(number) {
  const digits = '零一二三四五六七八九';
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  const ten =
    tens === 0 ? (hundreds > 0 && ones > 0 ? '零' : '') : `${tens === 1 && hundreds === 0 ? '' : digits[tens]}十`;
  return `${hundreds > 0 ? `${digits[hundreds]}百` : ''}${ten}${ones > 0 ? digits[ones] : ''}`;
}
