/** Lines with the metadata of a book: `作者：某人`, `某人 著`, `出版社：某社`. */

export interface BookLine {
  readonly key: string;
  readonly value: string;
}

const named =
  /^(作\s*者|著\s*者|原\s*著|文|译\s*者|譯\s*者|翻\s*译|编\s*者|編\s*者|主\s*编|校\s*对|出版(?:社|者|时间|日期)?|日期|时间|時間|版本|字数|字數|状态|狀態|类型|類型|标签|標籤|author|by|translator|publisher|date|version)\s*[：:／/]\s*(\S.{0,60})$/iu;
const signed = /^([^\s。！？，：:]{1,12}(?:\s[^\s。！？，：:]{1,12})?)\s*[\s　／/]\s*(著|编著|編著|译|譯|编|編)$/u;

/** `undefined` when the line says anything else. */
export function bookLine(line: string): BookLine | undefined {
  if (line.length > 80) return undefined;
  const [, key = '', value = ''] = named.exec(line) ?? [];
  if (key !== '')
    return { key: /^(?:文|by|作\s*者|著\s*者|author)$/iu.test(key) ? '作者' : key.replace(/\s/g, ''), value };
  const [, name = '', role = ''] = signed.exec(line) ?? [];
  return name === '' ? undefined : { key: role === '著' ? '作者' : `${role}者`, value: name };
}
