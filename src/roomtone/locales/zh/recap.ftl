### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### 称呼：您。

recap-title = { $name }：回顾
recap-recap = 回顾
recap-simulated = 模拟课堂
recap-simulated-text = 按脚本行动的模拟学生：没有真实的人。
recap-recording = 来自录像
recap-running = 仍在进行

recap-s = { $seconds } 秒
recap-min = { $minutes } 分钟
recap-min-s = { $minutes } 分 { $seconds } 秒
recap-h = { $hours } 小时
recap-h-min = { $hours } 小时 { $minutes } 分
recap-date = { $date } { $time } { $zone }
recap-range = { $low } 至 { $high }
recap-of = { $part } / { $whole }
recap-feedback = { $feedback } { $count }
recap-list = { $first }，{ $second }
recap-none = 无
recap-no-data = 无数据
recap-gap = 缺口
recap-mood-valence = { $mood }（{ $valence }）
recap-share = { $expression } { $percent }
recap-sentence = { $text }。

recap-short = 摘要
recap-presses = 反馈次数（至少）
recap-mood = 情绪
recap-readable = 可识别面部
recap-coverage = 覆盖率 { $percent }
recap-no-faces-seen = 没有看到面部
recap-time-with-data = 有数据的时间
recap-of-class = 占全课
recap-few-for = 人数太少：{ $duration }
recap-off-for = 不再识别面部：{ $duration }
recap-gaps = 缺口
recap-not-stored = 未保存
recap-nothing-stored = 这堂课没有保存任何内容。
recap-no-expressions = 没有表情数据：至少需要 { $people } 张可识别的面部。
recap-no-faces = 这堂课只使用学生反馈，没有识别面部。
recap-no-feedback = 没有学生给出反馈。
recap-no-feedback-stored = 没有保存反馈：至少需要 { $people } 人加入。
recap-mood-mostly = 情绪：{ $mood }（效价 { $valence }，95% 区间 { $band }）。表情大多被识别为{ $expression }。
recap-mood-most-often = 情绪：{ $mood }（效价 { $valence }，95% 区间 { $band }）。表情最常被识别为{ $expression }。
recap-data = 有数据的时间占全课 { $percent }，通常来自 { $people } 人
recap-data-few = 有 { $duration } 可识别的面部太少
recap-data-off = 有 { $duration } 不再识别面部
recap-missing = 缺少 { $duration }
recap-peak = 同时最多的“{ $feedback }”：{ $time } 时 { $students } 名学生中有 { $people } 名；持续 { $duration }。
recap-strongest = 最强的变化出现在 { $place }：{ $change }。
recap-strongest-likely = 最强的变化（可能，但不确定）出现在 { $place }：{ $change }。
recap-place = { $time }，{ $marker }
recap-at-marker = “{ $name }”处
recap-after-marker = “{ $name }”之后 { $duration }
recap-and = { $first }，并且{ $second }
recap-no-change = { $start } 与 { $end } 之间没有持续的变化。
recap-too-short = 太短，无法寻找变化：需要大约两分钟的数据。

recap-change-rose = 情绪从{ $before }上升到{ $after }（效价 { $start } 至 { $end }）
recap-change-fell = 情绪从{ $before }下降到{ $after }（效价 { $start } 至 { $end }）
recap-change-rose-within = 情绪上升，但仍为{ $after }（效价 { $start } 至 { $end }）
recap-change-fell-within = 情绪下降，但仍为{ $after }（效价 { $start } 至 { $end }）
recap-change-pressed =
    { $people ->
       *[other] 一分钟内有 { $people } 人按了“{ $feedback }”，前一分钟有 { $before } 人
    }
recap-change-pressed-first =
    { $people ->
       *[other] 一分钟内有 { $people } 人按了“{ $feedback }”，前一分钟没有人
    }
recap-change-strong = 强变化（界限的 { $times } 倍），{ $lasted }
recap-change-likely = 可能的变化（界限的 { $times } 倍），{ $lasted }
recap-lasted-about = 持续约 { $duration }
recap-lasted-least = 持续至少 { $duration }
recap-changes = 值得一看的变化
recap-strongest-of = { $all } 个中最强的 { $shown } 个；重复的排在最后。

recap-over-time = 课堂过程
recap-video = 这堂课的视频：请选择文件。它留在这台电脑上。
recap-video-hint = 点击时间轴或某个变化的时间，视频会跳到那里。
recap-timeline = 时间轴。下面的表格有相同的数据。
recap-panel-mood = 情绪：效价及其 95% 区间
recap-panel-shares = 各表情的比例
recap-panel-people = 可识别（填充）与在场（线）
recap-panel-feedback = 反馈：同时最多 { $most }
recap-panel-feedback-of = 反馈：同时最多 { $most } / { $joined }
recap-scale-all = 全部
recap-scale-half = 一半
recap-since-start = 从开始起
recap-moment = 时刻 { $number }
recap-legend-few = 无数据：人数太少
recap-legend-few-off = 无数据：人数太少，或不再识别面部
recap-legend-gap = 缺口：未保存
recap-legend-change = 变化，见下文
recap-legend-marker = 您的标记
recap-in-words = 用文字显示相同的数据
recap-table = 文字版时间轴
recap-from = 起始
recap-band = 95% 区间
recap-most-often = 最常见
recap-most-feedback = 同时最多的反馈
recap-markers = 您的标记

recap-alerts = 课堂中的提醒
recap-no-alerts = 课堂中没有提醒。
recap-alert = { $text }（{ $duration }）
recap-questions = 即时提问
recap-questions-text = 人数每次增加数名学生；最后的回答可能缺失，以免看出任何人的回答。
recap-question = { $given }（{ $students } 名学生的 { $answers } 个回答）
recap-question-few = 回答太少
recap-notes = 您的笔记
recap-beside = 与本课程以前的课堂比较
recap-beside-text = 从开始起的情绪（效价），及其平均值和 95% 区间：左边消极，右边积极。参加的学生可能不同。灰条是缺口。
recap-this = 本课堂
recap-faces-readable = 可识别面部 { $people }
recap-no-expression-data = 无表情数据

recap-how = 如何阅读本回顾
recap-how-model = 一个模型在面部图像中识别表情。它不知道人们的感受或是否理解。在课堂上，看起来像生气或害怕的大多是专注，因此合为一种显示。
recap-how-mood = 情绪即效价，从消极（−1）到积极（+1）。区间是就计入的人而言它以 95% 置信度所在的范围；所有读数共有的误差不包括在内。
recap-how-class = 回顾是关于全班的，绝不关于某一个人。少于 { $people } 人时没有数据，以纯灰色显示；斜线部分没有保存。
recap-how-change = 情绪与前一分钟的差别至少 20 秒超出区间所允许的范围（达到该界限的 { $times } 倍起称为强），或某种反馈比前一分钟多得多时，列为变化。
recap-how-change-feedback = 某种反馈比前一分钟多得多时，列为变化。
recap-how-chance = 缓慢的变动不列出。有些变化可能是偶然。变化之前发生的事不一定是它的原因。
recap-how-presses = 反馈次数是最小值。不用于评分、考勤或评判任何一个人。
recap-made = 由 roomtone 根据全班每秒一个信号制作。没有保存图像。时间是从开始起的分和秒。

recap-mail-subject = 回顾：{ $name }
recap-mail-text = { $name } 在 { $minutes } 分钟后结束。回顾见附件：请在浏览器中打开。
recap-mail-link = 在服务器上：
