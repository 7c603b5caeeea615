### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.

signal-expression-neutral = 平静
signal-expression-happiness = 高兴
signal-expression-surprise = 惊讶
signal-expression-sadness = 悲伤
signal-expression-anger = 生气
signal-expression-disgust = 厌恶
signal-expression-fear = 害怕
signal-expression-contempt = 轻蔑
signal-expression-uncertain = 不确定
signal-expression-tense = 专注或紧张
signal-expression-angry = 生气
signal-expression-happy = 高兴
signal-expression-sad = 悲伤

signal-mood-negative = 消极
signal-mood-slightly-negative = 略消极
signal-mood-neutral = 中性
signal-mood-slightly-positive = 略积极
signal-mood-positive = 积极
signal-mood-uncertain = 太不确定，无法判断
signal-trend-steady = 平稳
signal-trend-rising = 上升
signal-trend-falling = 下降
signal-why-few = 至少需要 { $people } 人
signal-why-settling = 正在调整：有人加入或离开
signal-why-off = 本课堂不识别面部

signal-feedback-got_it = 懂了
signal-feedback-lost = 没跟上
signal-feedback-too_fast = 太快
signal-feedback-too_slow = 太慢

signal-alert-lower = 全班有一段时间看起来更消极了。要休息一下、提个问题，还是回顾一下？
signal-alert-higher = 全班看起来更积极了。正好可以继续。
signal-alert-lost = 许多学生没跟上。退回一步，还是问问从哪里开始没跟上？
signal-alert-too_fast = 许多学生觉得太快。放慢一些，还是回顾一下？
signal-alert-too_slow = 许多学生觉得太慢。继续往下讲，还是布置一个练习？
