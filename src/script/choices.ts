/**
 * Characters that are one in a script and several in another [C9]. OpenCC's words decide nearly all of their places;
 * what they leave is either sure by its neighbours, or usual, or asked.
 */

import { lazily } from '../host/lazily.ts';
import type { Form } from './dictionary.ts';

export interface Choice {
  readonly character: string;
  /** The usual form first. Of Traditional ones those of OpenCC, which the forms of a region take the place of. */
  readonly forms: readonly string[];
  /** What a place is for sure, as a sticky pattern that matches the character there. */
  readonly sure: readonly { readonly form: string; readonly at: RegExp }[];
  /** Where the author is asked; everywhere else a place that nothing decides has the usual form. */
  readonly asked: RegExp;
}

/**
 * `#` stands for the character, `N` for a numeral, `T` for what a person is called, `X` for what is said of clouds,
 * `^` for the beginning of a clause.
 */
interface Written {
  /** The character and its forms: `干幹乾`. */
  readonly of: string;
  readonly sure?: Readonly<Record<string, string>>;
  /** Everywhere when absent. */
  readonly asked?: string;
}

const titles = '(?:先生|女士|小姐|太太|老师|教授|医生|博士|经理|主任|师傅|老爷|夫人|公子|某)';
/** With 云 before them, words of clouds. */
const clouds = '[彩雾层海烟霞霄端朵山雨天气游消开集散计平服淡卷深涌里中间梯影团锦绕飘遮蔽头]';
const numerals = '[一二三四五六七八九十百千万萬两兩几幾数數〇]';

const toTraditional: readonly Written[] = [
  { of: '干幹乾干', sure: { 幹: '#(?=[什啥活事嘛吗])' } },
  {
    of: '后後后',
    sure: { 后: '#(?=[羿稷妃冠])' },
    asked: '(?<=[皇太王帝何吕武邓梁宋郭卞甄毛阴窦伏母立废先贤元昭国吴卫])#|#(?=[土宫位])|^#(?=[曰泣怒令命崩薨])',
  },
  {
    of: '里裏里',
    sure: { 里: '(?<=N海?|[数余多])#|#(?=[许程弄])', 裏: '#(?=[头面])' },
    asked: '^#|(?<=[州海])#|#(?=[正长人])',
  },
  {
    of: '发發髮',
    sure: { 髮: '(?<=[白黑乌银束披秀鬓须鹤削剃长短])#(?=[丝髻如垂及齐披，。、飘在上里])' },
    asked: '(?<=[白黑乌金银长短束披散卷秀鬓须毛鹤华落削剃断青红黄假编梳头绿染一])#|#(?=[丝髻际梢簪如冠带鬓根辫白尾间])',
  },
  { of: '面面麵', asked: '(?<=[吃碗煮擀揉拌捞和把])#|#(?=[馆粥皮铺人])' },
  { of: '台臺台檯颱' },
  { of: '松松鬆', asked: '(?<=[放轻宽蓬疏稀一不微略手])#|#(?=[了开手绑动散口弛快软下脱着])' },
  { of: '斗鬥斗', sure: { 斗: '(?<=N|[北星漏烟熨])#' }, asked: '(?<=[筋升米大])#|#(?=[大室牛柄米酒笠拱])|^#' },
  { of: '丑醜丑', sure: { 丑: '(?<=[乙丁己辛癸子])#|#(?=[寅时牌])' } },
  { of: '谷谷穀', asked: '(?<=[五百米稻打晒新旧布钱])#|#(?=[物穗米仓草粒])' },
  { of: '卜卜蔔', asked: '(?<=萝)#' },
  { of: '几幾几', asked: '(?<=[茶案窗凭净小条炕桌倚伏隐据])#|#(?=[案上前旁下边榻])' },
  { of: '征征徵', sure: { 徵: '#(?=[粮税兵召集辟])' }, asked: '(?<=[特象应开])#|#(?=[之采聘收求询用文])' },
  {
    of: '余餘余',
    sure: { 餘: '(?<=N|[其有尺丈斤步里])#|#(?=[人众者年里骑皆兵军贼将下生光物党俱的令])', 余: '(?<=姓)#|#(?=T)|^#' },
  },
  {
    of: '系系繫係',
    sure: { 繫: '#(?=[着在于好紧住上臂颈腰])|(?<=所)#|(?<=不)#(?=[之明])', 係: '(?<=[原即本乃果亦皆均确犹俱虽])#' },
  },
  {
    of: '制制製',
    sure: { 製: '(?<=自)#(?=[蛋药酒面食土炸糖冰果酱饼茶衣口短节])' },
    asked: '(?<=[自缝调配研炼特仿精])#|#(?=[成作衣药])',
  },
  { of: '复復複覆', asked: '(?<=[反繁重往答批])#' },
  {
    of: '准準准',
    sure: {
      准: '(?<=(?<![说拿看摸算打瞄猜得测听])[不未])#(?=[再他你她我您进出入动说问讲走跑去回任随吃喝用带离哭笑私擅乱打碰靠提看听开关留拿放收做写叫喊])',
    },
    asked: '(?<=[不获核恩允特应会])#|#(?=[你他许奏其卿此汝我会得的])',
  },
  {
    of: '云雲云',
    sure: {
      云: '#(?=[：“‘「『]|，[“‘「『]|[乎哉])|(?<=》)#(?!N|X)|(?<=[人古诗书旧曾语谚]有)#(?!X)|(?<=旧说|俗语|[咸常又或旧谚谣佛序题赞疏笺铭诔诗])#(?!X)|(?<=岁)#(?=暮)',
    },
    asked: '(?<=[人古诗书又曰或所亦语])#|#(?=[，尔])',
  },
  {
    of: '只只隻祇',
    sure: { 隻: '(?<=N|[这那])#(?![有是要能好会想得不可怕见管顾为在因消道觉])' },
    asked: '(?<=[每哪半船是有])#',
  },
  {
    of: '冲衝沖',
    sure: {
      沖: '(?<=水)#|#(?=[茶泡洗凉净服调兑淡]|[了过好入]?(?:N|半)[杯碗壶]|了?个?[澡凉]|[了上]?(?:[牛豆]?[奶浆]|咖啡|蜂蜜|薄荷|藕粉|麦片|[糖药开热温凉滚沸]水))',
    },
    asked: '(?<=[相直脉气太])#|#(?=[了个茶水洗泡淡天凉和刷喜])',
  },
  { of: '钟鐘鍾', sure: { 鍾: '(?<=姓)#|#(?=[情意爱馗繇]|T)' }, asked: '^#|#(?=[会离灵先])' },
  { of: '表表錶', asked: '(?<=[手怀腕块戴])#|#(?=[盘链针壳店匠上])' },
  { of: '伙伙夥', asked: '(?<=[一同团大合入散])#' },
  { of: '借借藉', asked: '#(?=[此故以着机])' },
  { of: '困困睏', asked: '(?<=[犯很好太真发])#|#(?=[了倦得极乏])' },
  { of: '卷卷捲', asked: '(?<=[席翻舒漫上])#|#(?=[起入走着进来去成土袖了风帘])' },
  { of: '注注註', asked: '(?<=[批夹脚旁译校附作])#|#(?=[解疏明文])' },
  { of: '周周週', sure: { 週: '#(?=[末])' }, asked: '(?<=N|[上下每这本半])#|#(?=[一二三四五六日])' },
  { of: '岳岳嶽' },
  { of: '占佔占', sure: { 占: '#(?=[了得]?[一二三]?[卜卦课])' }, asked: '(?<=[卜自])#|#(?=[者之得曰星梦])' },
  { of: '姜姜薑', asked: '(?<=[老葱嫩片])#|#(?=[汤丝片茶末糖])' },
  { of: '尽盡儘', asked: '#(?=[快早先可让])' },
  { of: '历歷曆', asked: '(?<=[日月年黄旧新挂])#|#(?=[法书日])' },
  { of: '获獲穫', asked: '(?<=收)#' },
  { of: '范範范', sure: { 范: '(?<=[姓小老])#|#(?=T)|^#' }, asked: '#(?=[增蠡氏先老家仲公])' },
  { of: '涂塗涂', sure: { 涂: '(?<=姓)#|^#(?=T)' }, asked: '^#' },
  { of: '郁鬱郁', asked: '(?<=[馥浓])#' },
  { of: '仆僕仆', asked: '(?<=前)#|#(?=[倒地后在于])' },
  { of: '朴樸朴', sure: { 朴: '(?<=姓)#|#(?=T)' }, asked: '^#' },
  { of: '须須鬚', asked: '(?<=[胡虎龙长髭白美触鬓捻捋拈掀])#|#(?=[髯眉发髭])' },
  { of: '辟闢辟' },
  { of: '胡胡鬍', asked: '(?<=[刮留络])#|#(?=[茬髭渣])' },
  { of: '划劃划', sure: { 划: '#(?=[船桨舟])' }, asked: '#(?=[水算来拳着过了到去])' },
  { of: '坛壇罈', sure: { 罈: '(?<=N)#(?=[老陈好美]?[酒醋])' }, asked: '(?<=N|[酒醋开])#|#(?=[酒子醋口])' },
  { of: '苏蘇甦', asked: '(?<=[方复初渐])#' },
  {
    of: '咸咸鹹',
    sure: { 鹹: '#(?=[奶菜鱼蛋鸭粥豆五肥瘦笋酸甜辣])|(?<=[杯碗盘偏])#|#(?=淡)|(?<=不)#(?=不淡)' },
    asked: '(?<=[太很不又])#|#(?=[了淡肉味汤])',
  },
  { of: '御御禦', asked: '(?<=[抵防以能不可])#|#(?=[敌寒外侮之])' },
  { of: '欲欲慾', asked: '(?<=[情色肉禁私食物贪爱嗜])#|#(?=[火念海])' },
  { of: '游遊游', sure: { 游: '#(?=[水泳动])' }, asked: '(?<=[上下中])#|#(?=[过了来去到向])' },
  { of: '签簽籤', asked: '(?<=[抽求竹标牙神])#|#(?!\\p{Script=Han})' },
  { of: '舍舍捨', asked: '(?<=[不取难施割])#|#(?=[不命身弃了去我你他])' },
  { of: '克克剋', asked: '(?<=相)#|#(?=[星扣日期])' },
  { of: '托托託', asked: '(?<=[拜寄重推受信委付])#|#(?=[付梦人他你词言辞故])' },
  { of: '吁吁籲', asked: '(?<=呼)#' },
  { of: '脏髒臟', asked: '(?<=[五内肝心])#' },
  { of: '折折摺', asked: '(?<=[奏存])#|#(?=[子扇叠好])' },
  { of: '凶兇凶', sure: { 凶: '(?<=吉)#|#(?=[吉兆信])' }, asked: '(?<=[大主])#' },
  { of: '丰豐丰', asked: '#(?=[神采韵标仪])' },
  {
    of: '出出齣',
    sure: { 齣: '(?<=N|[这那每])#(?=[大小好新老整]?戏)' },
    asked: '(?<=[点唱演扮做这那第]N)#|(?<=N)#(?=《)',
  },
  { of: '喂餵喂', sure: { 喂: '#(?=[喂，！？。：；、…—～”’]|$)' }, asked: '(?!)' },
  {
    of: '于於于',
    sure: { 于: '(?<=姓)#|^#(?!太太|老爷|夫人|公子|某)(?=T)' },
    asked: '^#(?=\\p{Script=Han}{1,2}[曰道说笑怒喝叹站坐走])',
  },
];

const toSimplified: readonly Written[] = [
  { of: '乾干乾', asked: '^#|(?<=[震坎艮])#|#(?=[坤為为元])' },
  { of: '著着著', asked: '(?<=[顯昭卓名原編所])#|#(?=[書述者有於])' },
  { of: '徵征徵', sure: { 徵: '(?<=[宮商角羽變])#|#(?=[羽音聲])' }, asked: '(?<=[文魏])#' },
  { of: '瞭了瞭', asked: '#(?=[望遠])' },
  { of: '藉借藉', asked: '(?<=[慰狼枕蘊])#|#(?=[藉])' },
  { of: '夥伙夥', asked: '#(?=[頤多])' },
  { of: '於于於', sure: { 於: '(?<=姓)#|#(?=菟)' }, asked: '(?<=[商樊])#' },
];

/** By the character. */
export function choicesTo(form: Form): ReadonlyMap<string, Choice> {
  return form === 'hans' ? simplified() : traditional();
}

const traditional = lazily(() => tableOf(toTraditional));
const simplified = lazily(() => tableOf(toSimplified));

function tableOf(written: readonly Written[]): ReadonlyMap<string, Choice> {
  return new Map(
    written.map(({ of, sure = {}, asked = '#' }) => {
      const [character = '', ...forms] = of;
      const at = (pattern: string): RegExp =>
        new RegExp(
          pattern
            .replaceAll('N', numerals)
            .replaceAll('T', titles)
            .replaceAll('X', clouds)
            .replaceAll('^', '(?<!\\p{Script=Han})')
            .replaceAll('#', character),
          'yu',
        );
      return [
        character,
        {
          character,
          forms,
          sure: Object.entries(sure).map(([form, pattern]) => ({ form, at: at(pattern) })),
          asked: at(asked),
        },
      ];
    }),
  );
}

/**
 * Words that OpenCC lacks, or that it has in the sense that novels rarely mean: 子丑 are hours, and 系在 ties.
 */
export const ownWords =
  '子丑 子丑|丑寅 丑寅|丑末 丑末|丑初 丑初|丑正 丑正|系在 繫在|系着 繫着|系上 繫上|系住 繫住|系紧 繫緊|发如雪 髮如雪|如墨的长发 如墨的長髮|一头长发 一頭長髮|干他什么 干他什麼|与我无干 與我無干|何干 何干|不相干 不相干|干系 干係|' +
  // Where another word would take a character of one of these, or of the next one.
  '汤面如 湯面如|汤面浮 湯面浮|汤面漂 湯面漂|绿豆面 綠豆麵|依法制造 依法製造|中游玩 中遊玩|上游廊 上遊廊|小几岁 小幾歲|自发顶 自髮頂|将于吉 將于吉|见于吉 見于吉|见于禁 見于禁|五云云 五雲雲|云中子 雲中子|专一只 專一只|素面店 素麵店|' +
  '背地里 背地裏|合家 合家|一并 一併|暂借 暫借|腰系 腰繫|飞升 飛昇|已经 已經|些须 些須|截发 截髮|握发 握髮|一发 一發|林冲 林沖|武松 武松|蒋干 蔣幹|比干 比干|南宫适 南宮适|' +
  '贾母 賈母|伯母 伯母|叔母 叔母|祖母 祖母|岳母 岳母|父母 父母|老母 老母|' +
  '上面 上面|里面 裏面|外面 外面|前面 前面|后面 後面|对面 對面|四面 四面|一面 一面|方面 方面|表面 表面|地面 地面|见面 見面|当面 當面|' +
  '丫头 丫頭|念头 念頭|老头 老頭|石头 石頭|木头 木頭|骨头 骨頭|舌头 舌頭|额头 額頭|回头 回頭|低头 低頭|抬头 抬頭|点头 點頭|摇头 搖頭|磕头 磕頭|街头 街頭|镜头 鏡頭|馒头 饅頭|' +
  // One form throughout a book.
  '并州 并州|大家 大家|胡须 鬍鬚|花白胡须 花白鬍鬚|朋友 朋友|好友 好友|男友 男友|女友 女友|校友 校友|邻里 鄰里|里脊 里脊|资金链 資金鏈|简单明了 簡單明瞭|简洁明了 簡潔明瞭|清楚明了 清楚明瞭|不甚明了 不甚明瞭|不明了 不明瞭|万历 萬曆|庆历 慶曆|发霉 發霉|蒙头 蒙頭|家私 家私|了解 了解|克制 克制|不克制 不克制|也克制 也克制';

/**
 * Forms that OpenCC gives a character in some words, and books of today do not: there it has the form that it has
 * everywhere else. Each after its character.
 */
export const rareForms: ReadonlySet<string> = new Set(
  '娘孃 胡衚 同衕 叹歎 合閤 向曏 夫伕 庵菴 弦絃 参蔘 拐柺 挨捱 杯盃 枪鎗 核覈 毁燬 毁譭 沾霑 溪谿 焰燄 背揹 凌淩 戚慼 荫廕 梁樑 席蓆 个箇 针鍼 朱硃 修脩 巨鉅 暗闇 玩翫 捆綑 皂皁'.split(
    ' ',
  ),
);

/**
 * Words of OpenCC that decide too much, for they stand in other senses too, or are the ends of two words. Of these each
 * character is decided by itself.
 */
export const doubtfulWords: ReadonlySet<string> = new Set(
  '再冲 干了 干过 干着 干的 干人 干不 干上 干到 干一 干没 干和 干与 干将 又干 再干 去干 被干 会干 不干 河干 不准 会准 将准 准会 准得 准的 占了 占得 占一 占着 游过 游了 游到 游去 游来 困了 有云 又云 而云 人云 征人 征了 里外 只穿 只怪 只打 只在 只是 尝出 卷纸 回文 好干 出戏 自制 明了 征到 之征 有征 征才 卷上 被发 青发 是只 有只 多只 大只 小只 这只 那只 我只 和面 面人 被复 起复 注上 托了 托过 划过 划着 划到 划去 划来 划了 对表 看表 表行 码表 人欲 之欲 明复 见复 拜复 复按 呆着 这周 那周 周周 周回 托大 直摆 签上 一签 签着 签有 系世 系臂 系有 系个 系条 系踵 系蹄 不系 你系 我系 就系 所系 心系 蒙头 蒙住 发蒙 蒙事 荡荡悠悠 悠悠荡荡 荡悠悠 谷道 谷人 谷风 谷皮 下里 日里 路里 玉里 海里 道里 角里 格里 卡里 州里 庄里 富里 后里 左里 面皮 黑面 白面 油面 豆面 冷面 硬面 细面 粗面 宽面 借借 腾升 东升 包占 占人 占上 占强 占房 占城 标占 应占 阴占 吉占 生发 别只 单只 换只 香烟 鼻烟 洋烟 困乏 疲困 昏困 并到 并发 不并 并为 子云 小云 胡云 云为 云然 多采 余文 余月 余男 余天 余车 小余 回归 回归年 回归潮 回归热 回归线 回流 回天 回心 回音 回护 南回 北回 批回 梦回 回雪 星回 峰回 回带 回风 回响 回匝 于丹 于军 于山 于都 于波 于田 于徐 于友 于冕 于坚 于娜 于娟 于敏 于斌 于晴 于杰 于格 于涛 于靖 于越 于衡 于帅 于慧 于振 于赠 于思 刑于 一出 两出 二出 三出 四出 五出 六出 七出 八出 九出 十出 几出 第一出 第二出 第三出 第四出 第五出'.split(
    ' ',
  ),
);
