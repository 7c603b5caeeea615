### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### 称呼：您。

pulse-title = 脉搏
pulse-window = { $name } · 脉搏
pulse-elsewhere = 脉搏在它的小窗口里。
pulse-bring-back = 收回
pulse-simulated = 模拟课堂
pulse-since-began = 课堂开始至今：
pulse-full = 完整
pulse-compact = 紧凑
pulse-small-window = 小窗口
pulse-full-screen = 全屏
pulse-theme-auto = 主题：自动
pulse-theme-dark = 主题：深色
pulse-theme-light = 主题：浅色
pulse-end = 结束课堂
pulse-undo = 撤销
pulse-recap = 打开回顾
pulse-dismiss = 忽略
pulse-close = 关闭
pulse-cancel = 取消

pulse-standing-old = 无更新
pulse-standing-offline = 离线
pulse-standing-blocked = 被阻止
pulse-standing-over = 已结束
pulse-standing-refused = 已关闭
pulse-no-news = 有一段时间没有更新了。
pulse-as-of = { $text }数据截至 { $time }。
pulse-ran = { $text }历时 { $time }。
pulse-new-link = { $text }课堂可能已结束，或有了新链接。
pulse-trying-again = { $text }正在重试……

pulse-mood = 情绪
pulse-why = 为什么？
pulse-why-few = 人数很少时，结果可能暴露个人。因此少于 { $people } 人时不显示任何结果。
pulse-why-settling = 如果只有一个人来或走，差别就会暴露那个人。因此计入的人群每次都要变动好几个人，在此之前会暂停。这需要几秒钟；来去的人越少，就越少发生。
pulse-chart = 最近十分钟的情绪
pulse-now = 现在
pulse-last = 最近，{ $time }
pulse-at = { $time }
pulse-at-markers = { $when }（{ $names }）
pulse-quoted = “{ $text }”
pulse-readout = { $when }：{ $reading }
pulse-readout-none = 无读数
pulse-readout-valence = 效价 { $valence }，95% 区间 { $low } 至 { $high }，可识别面部 { $counted } / { $present }
pulse-no-reading = 现在无读数

pulse-present =
    { $present ->
       *[other] 人在场
    }
pulse-readable =
    { $present ->
       *[other] / { $present } 张面部可识别
    }
pulse-joined-figure =
    { $joined ->
       *[other] 人已加入
    }
pulse-joined =
    { $joined ->
       *[other] { $joined } 人已加入
    }
pulse-present-title = 在场
pulse-students-title = 学生
pulse-facing = 面向屏幕：{ $share }
pulse-facing-hint = 可读取的面部中，头部左右转动小于 30° 的比例。这不代表注意力。
pulse-invite = 学生从这里加入
pulse-copy = 复制链接
pulse-copied = 已复制
pulse-overlay = 叠加画面
pulse-overlay-text = 此链接可在 OBS 或第二块屏幕上向他人显示课堂脉搏，不能更改任何内容。每堂新课都有新链接。

pulse-feedback = 学生反馈
pulse-feedback-few = { $people } 人加入后显示（目前 { $joined } 人）。学生已经可以反馈；反馈计一分钟，人数很少时可能暴露个人。
pulse-feedback-needs = 反馈需要 { $people } 人
pulse-feedback-none = 目前没有反馈
pulse-feedback-top = { $feedback } { $count }
pulse-feedback-top-of = { $feedback } { $count } / { $joined }
pulse-feedback-chart = 最近十分钟的“没跟上”和“懂了”
pulse-feedback-at = { $when }：{ $joined } 人中没跟上 { $lost }，懂了 { $clear }
pulse-feedback-at-none = { $when }：没有人数
pulse-words = 哪里没跟上
pulse-question = 此刻的提问
pulse-question-hint = 学生点一下即可。至少有 { $people } 个回答时显示人数。
pulse-question-open = 进行中。至少有 { $people } 个回答时显示人数。
pulse-question-few = { $time } 结束。回答的不到 { $people } 人。
pulse-question-counts = { $joined } 名学生，{ $answers } 个回答。其余回答每次一起显示几个。
pulse-question-closed = { $time } 结束。{ $joined } 名学生，{ $answers } 个回答。
pulse-question-ask = 问“都清楚吗？”
pulse-question-own = 问别的…
pulse-question-own-title = 提问
pulse-question-own-question = 问题
pulse-question-own-answer-0 = 第一个回答
pulse-question-own-answer-1 = 第二个回答
pulse-question-own-answer-2 = 第三个回答，可不填
pulse-question-own-text = 学生点一下即可回答，不含姓名。两个回答就够了。
pulse-question-own-ask = 提问
pulse-question-own-wrong = 请写一个问题和两三个不同的回答。

pulse-nobody = 还没有人加入。
pulse-alerts-off = 提醒已关闭。
pulse-alerts-rest = 提醒暂停至 { $time }
pulse-no-feedback-stands-out = 没有突出的反馈。
pulse-early = 数据还不够
pulse-steady = 目前平稳

pulse-expressions = 表情
pulse-tense-short = 专注
pulse-eight = 全部八种表情
pulse-eight-text = 在课堂上，被识别为生气、厌恶、害怕或轻蔑的面部，多半属于正在专注的人。色带把这四种合为一种显示。
pulse-people = 每个人
pulse-people-text = 按编号，没有特定顺序。学生在加入前已被告知有此视图。对于摄像头，设置它的人已确认画面中的所有人都知情。
pulse-people-none = 达到最少人数后显示
pulse-picture-fair = 画面一般
pulse-picture-poor = 画面较差

pulse-markers = 标记
pulse-markers-none = 还没有。按 m 添加一个。
pulse-marker-add = 添加标记
pulse-marker-added = 已添加标记
pulse-marker-edit = 编辑标记
pulse-marker-edit-button = 编辑
pulse-marker-edit-name = 编辑 { $name }
pulse-marker-name = 名称
pulse-marker-time = 时间
pulse-marker-save = 保存
pulse-marker-delete = 删除
pulse-marker-time-wrong = 请用分和秒书写时间，例如 4:05。
pulse-marker-too-long = 名称最多 { $count } 个字符。
pulse-marker-slide = 幻灯片 1
pulse-marker-exercise = 练习
pulse-marker-question = 提问
pulse-marker-recap = 回顾

pulse-alerts = 提醒
pulse-alerts-change = 提醒我
pulse-alerts-small = 小变化
pulse-alerts-medium = 中等变化
pulse-alerts-large = 大变化
pulse-alerts-rest-title = 最多
pulse-alerts-rest-1 = 每分钟一次
pulse-alerts-rest-3 = 每 3 分钟一次
pulse-alerts-rest-10 = 每 10 分钟一次
pulse-alerts-rest-never = 从不
pulse-alerts-saved = 已保存。
pulse-alerts-saved-none = 已保存：不提醒。
pulse-alerts-not-saved = 未保存。{ $text }

pulse-reading = 如何阅读本页面
pulse-reading-text = 脉搏显示的是整个班级。它说明面部看起来如何，而不是人们的感受，也不衡量注意力或任何人的学习。
pulse-reading-faces = 可识别面部：在场的人中有多少能被识别。
pulse-reading-valence = 效价：从消极到积极；在读数所能说明的范围内，阴影区间以 95% 的置信度包含它。区间宽表示不太确定。
pulse-reading-k = 最小群体人数：{ $people }。人数更少时，结果可能暴露个人，因此不显示。
pulse-reading-k-groups = 最小群体人数：{ $people }。人数更少时，结果可能暴露个人，因此不显示；显示的表情也绝不会因一个人的来去而改变。在场人数如实显示。

pulse-end-title = 要结束这堂课吗？
pulse-end-text = 学生会收到通知。个人读数会被删除；回顾会保留。一分钟内可以撤销。
pulse-end-text-nothing = 学生会收到通知。个人读数会被删除，其他内容也不会保存。一分钟内可以撤销。
pulse-end-text-days =
    { $days ->
       *[other] 学生会收到通知。个人读数会被删除；回顾会保留 { $days } 天。一分钟内可以撤销。
    }
pulse-end-not = 继续上课

pulse-keys = 按键
pulse-key-m = 在此刻添加标记
pulse-key-enter = 接受建议的名称
pulse-key-q = 问“到这里都清楚吗？”，或结束进行中的提问
pulse-key-c = 紧凑视图，再按返回
pulse-key-d = 主题：自动、深色、浅色
pulse-key-f = 全屏，再按返回
pulse-key-x = 忽略提醒
pulse-key-list = 本列表
pulse-key-esc = 关闭打开的内容
pulse-keys-use = 使用单个按键（如果妨碍语音输入，请关闭）

pulse-summary = 可识别面部 { $counted } / { $present }；{ $looks }；情绪：{ $mood }。
pulse-summary-few = { $present } 人在场。{ $why }。
pulse-summary-joined = { $joined } 人已加入。
pulse-summary-feedback = 最多的反馈：{ $feedback }。
pulse-mood-trend = { $mood }，{ $trend }
pulse-looks-mostly = 大多{ $expression }
pulse-looks-most-often = 最常见：{ $expression }
pulse-looks-none = 没有表情
