import type { DisputeAspect, Meaning, Thing, Wording } from '../meaning';
import { combined } from './combined';

/** Words of 表四: 行政复议, 行政诉讼 and how they ended. */

const thing = (thing: Thing): Meaning => ({ role: 'thing', thing });
const outcome = (aspect: DisputeAspect): Meaning => ({ role: 'aspect', family: 'disputes', aspect });

/** How a lawsuit is brought. */
const LODGED = ['起诉', '诉讼', '提起诉讼', '提起行政诉讼'];

export const disputeWordings: readonly Wording[] = [
  {
    words: [
      ...combined(['', '行政'], ['复议'], ['', '案件', '案', '申请']),
      ...combined(['申请', '被申请', '提起', '被提起'], ['', '行政'], ['复议']),
      '被复议',
    ],
    means: thing('reconsideration'),
  },
  {
    words: [
      ...combined(['', '行政'], ['诉讼'], ['', '案件', '案']),
      ...combined(['提起', '被提起'], ['', '行政'], ['诉讼']),
      ...['被诉', '起诉', '被诉讼', '涉诉', '法院判决'],
      ...combined(['应诉'], ['', '政府'], ['信息公开行政诉讼']),
    ],
    means: thing('litigation'),
  },
  {
    words: [
      ...combined(['', '未经复议', '未经行政复议'], ['直接'], LODGED),
      '未经复议',
      '均未经复议',
      '直诉',
    ],
    means: thing('directLitigation'),
  },
  {
    words: [
      ...combined(['', '行政', '经', '经行政'], ['复议后'], ['', '被', '再'], LODGED),
      ...combined(['复议后不服', '不服复议决定', '不服复议结果', '对复议决定不服', '对复议结果不服'], LODGED),
      ...['复议后诉', '经复议起诉', '经复议再起诉'],
    ],
    means: thing('litigationAfterReconsideration'),
  },
  { words: ['行政争议', '复议诉讼案件'], means: thing('disputes') },
  {
    words: [
      ...combined(['', '结果', '予以', '获', '被'], ['维持']),
      ...combined(
        ['维持'],
        ['原判', '原决定', '原行为', '行政行为', '原行政行为', '具体行政行为', '原具体行政行为'],
      ),
      '胜诉',
      ...combined(['驳回'], ['', '诉讼请求', '复议请求', '诉请', '起诉', '请求', '申请', '复议申请']),
    ],
    means: outcome('upheld'),
  },
  {
    words: [
      '纠正',
      '结果纠正',
      '被纠正',
      '纠错',
      '被纠错',
      '撤销',
      '被撤销',
      ...combined(['撤销'], ['重做', '重作']),
      '责令重新答复',
      '要求重新答复',
      '要求重新作出答复',
      '确认违法',
      '责令履行',
      '责令限期答复',
      '责令限期重新答复',
      '责令重新作出答复',
      '责令重新处理',
      '变更',
      '被变更',
      '被改变',
    ],
    means: outcome('corrected'),
  },
  {
    words: ['败诉'],
    means: { role: 'aspect', family: 'disputes', aspect: 'corrected', court: true },
  },
  {
    words: [
      '其他结果',
      '其它结果',
      '终止',
      '终止审理',
      '撤诉',
      '起诉后撤诉',
      '撤回复议',
      '撤销复议申请',
      '撤回起诉',
      '终止复议',
      '撤回复议申请',
      '撤销复议',
      '撤回行政复议',
      '调解',
      '和解',
      ...combined(['申请人', '申请人主动', '申请人自行'], ['撤回'], ['', '复议', '复议申请']),
      '申请人撤销',
      '主动撤回',
      '撤回',
      '调解撤回',
    ],
    means: outcome('otherOutcome'),
  },
  {
    words: [
      '尚未审结',
      '未审结',
      ...combined(['正在', '尚在', '仍在'], ['审理', '审理中', '复议', '诉讼']),
      '未结案',
      '尚未结案',
      '审理中',
      '未判决',
      '尚未判决',
      '尚未作出决定',
      ...combined(['', '尚'], ['未收到', '未拿到'], ['决定书']),
      '在审',
      '待结',
      '尚未办结',
      '未办结',
      '未结',
    ],
    means: outcome('pending'),
  },
  {
    words: ['审结', '结案', '已结案', '已结', ...combined(['作出', '做出', '做了'], ['复议决定', '判决'])],
    means: outcome('closed'),
  },
];
