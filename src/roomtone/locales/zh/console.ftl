### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### 称呼：您。Markdown：**粗体**、*斜体*、`代码`。

console-class = 课堂
console-past = 以往课堂
console-courses = 课程
console-photo = 照片
console-camera = 摄像头
console-policy = 规定
console-integrations = 连接
console-about = 关于
console-failed = 本页面出了问题。正在进行的课堂继续。请重新加载页面；如果再次发生，请让服务器管理员查看日志。
console-away = roomtone 没有响应本页面：此设备离线、服务器已停止，或您已退出登录。页面会自动重新连接；要重新登录，请重新加载。
console-save = 保存
console-full-screen = 全屏
console-full-screen-hint = 用于投影。
console-own-window = 在单独的窗口中打开

console-start-title = 开始一堂课
console-start-text = 学生用链接或代码在自己的浏览器中加入。人数足够后，您会看到全班的一个信号。
console-start-another = 再开始一堂课
console-start = 开始上课
console-running = 正在进行的课堂
console-choose-class = 选择课堂
console-new-here = **第一次来？** 有 30 名模拟学生的演示课堂展示脉搏的变化。没有摄像头，没有真实的人。
console-start-demo = 开始演示课堂
console-demo-name = 演示课堂
console-name = 名称
console-name-example = 物理 2 班
console-course = 课程
console-course-optional = 课程（可选）
console-course-example = 物理，冬季学期
console-course-hint = 同一课程的以往课堂会一起显示。
console-minutes = 时长（分钟）
console-minutes-hint = 到时课堂会自动结束。
console-group-size = 最小群体人数
console-group-size-hint = 人数更少时不显示课堂的任何结果：人数很少时，结果可能暴露个人。
console-faces = 识别同意者的面部
console-faces-hint = 每个学生自己的浏览器识别自己的面部并发送数字，不发送图像。否则课堂只使用学生反馈。
console-see-policy = 查看或更改规定
console-set-up = 设置
console-per-person = 也向我显示每个人的表情
console-per-person-hint = 学生在自己的设备上加入前会被告知；教室摄像头前的人不会，请您自己告诉他们。不显示姓名。
console-facing = 显示有多少人面向屏幕
console-facing-hint = 可读取的面部中，头部左右转动小于 30° 的比例。这不代表注意力。学生用自己的设备加入前会被告知；教室摄像头前的人请您亲自告知。
console-message-optional = 给学生的消息（可选）
console-message-hint = 他们在加入前看到。
console-too-long-name = 名称有 { $length } 个字符；最多 { $most } 个。请缩短。
console-too-long-course = 课程有 { $length } 个字符；最多 { $most } 个。请缩短。
console-too-long-notice = 消息有 { $length } 个字符；最多 { $most } 个。请缩短。

console-reason-unset = 请先设置国家和用途：在此之前，课堂只使用学生反馈。
console-reason-act = 国家 { $place }：欧盟《人工智能法》（第 5 条第 1 款 f 项）禁止从面部推断学生的情绪，无论是否同意。课堂只使用学生反馈。
console-reason-agreed = 国家 { $place }，用途：{ $purpose }。只识别同意的学生。其他法律可能要求更多：书面同意、告知、保存期限。
console-purpose-education = 教学
console-purpose-research = 有成年人知情同意的研究
console-purpose-own = 在自己和同意的同事身上试用

console-ended-at = 这堂课于 { $time } 结束。
console-see-recap = 查看回顾
console-undo-end = 撤销：继续上课
console-undo-end-hint = 结束后一分钟内。学生必须重新加入。
console-ends-at = 将于 { $time } 自动结束。
console-simulated = 模拟学生，没有真实的人。
console-few-joined =
    { $joined ->
        [0] 还没有人加入；结果至少需要 { $people } 人，因为人数很少时可能暴露个人。
       *[other] 目前 { $joined } 人加入；结果至少需要 { $people } 人，因为人数很少时可能暴露个人。
    }
console-not-stored = 课堂继续，但目前无法保存（{ $trouble }）。roomtone 每秒重试。
console-refused-joins =
    { $attempts ->
       *[other] 最近十分钟有 { $attempts } 次加入失败：同时来的人太多，或课堂已满。请看*参与者*。
    }
console-pulse = 课堂的脉搏
console-pulse-window = 在单独的窗口中打开脉搏
console-link-lost = 服务器已重启，不再知道这堂课的链接。您可以生成新链接；旧链接随即失效。
console-new-link = 生成新链接
console-agreed = 画面中的所有人都已同意
console-agreed-person = 画面中的所有人都已同意，并知道我会看到每个人的表情
console-room-camera = 使用教室摄像头或共享会议
console-room-camera-hint = 教室摄像头前或会议中的人不打开任何页面，roomtone 无法询问他们：请您询问。
console-demo = 演示
console-demo-text = 三十名模拟学生按四分半钟的脚本行动：欢迎、一个难的例子、一个成功的练习。他们发送的数字和反馈与真实学生的页面相同。
console-join-as-student = 以学生身份加入

console-join = 加入
console-join-class = 加入课堂
console-qr = { $link } 的二维码
console-open-place = 打开 **{ $place }** 并输入代码，或扫描二维码。
console-own-address = 这台电脑在您网络中的地址。请先在另一台设备上试试。
console-needs-https = 学生的摄像头需要 HTTPS：`--certificate` 和 `--private`、`--self-signed`，或前置代理。
console-alone-name = 此链接只在这台电脑上有效。要让其他设备加入，请用电脑在您网络中的名称或地址打开本页面。
console-alone-host = 此链接只在这台电脑上有效。要让其他设备加入，请用 `roomtone serve --host 0.0.0.0` 启动服务器。
console-no-cameras = 没有 HTTPS，学生只能给出反馈。

console-participants = 参与者
console-participants-of =
    { $participants ->
       *[other] { $participants } 名参与者，最多 { $most } 名。
    }
console-most-participants = 最多参与者
console-no-names = 这里的参与者没有姓名，因此您无法选择某一个。您可以移除大批涌入的人；他们可以用同一代码再次加入。
console-joined-lately = 最近 … 分钟内加入
console-remove-recent = 移除最近的参与者
console-new-code = 新代码
console-new-code-text = 之前的链接和代码不再让任何人进入。已加入的人留下。
console-new-code-make = 生成新代码
console-remove-all = 移除所有人
console-remove-all-text = 所有人必须用新链接或代码重新加入。课堂及其已保存的内容保留。
console-remove-all-do = 移除所有人，生成新代码
console-removed =
    { $participants ->
       *[other] 已移除 { $participants } 名参与者。
    }

console-told = 学生被告知的内容
console-your-message = 您给他们的消息：
console-told-no-camera = 本课堂不使用摄像头。
console-told-feedback = 他们的反馈与所有人的一起计数。
console-told-counts = 至少 { $people } 名学生加入后，老师才看到人数。
console-told-answers = 他们可以一键回答您的问题，并给“没跟上”加一个词。您从 { $people } 个回答起看到人数；{ $people } 名学生写了词后，您会看到不含姓名的列表。
console-told-own-browser = 如果他们同意，他们自己的浏览器识别面部；图像绝不离开设备。
console-told-numbers = 发送的是数字：八种表情各有多大可能，以及画面有多清楚。
console-told-person = 老师也会看到每个人的表情，不含姓名。
console-told-facing = 老师还会看到有多少人面向屏幕，仅限全组结果。
console-told-group = 老师只看到全班的结果，至少 { $people } 人。
console-told-choice = 他们可以不用摄像头加入，查看发送的内容，暂停，离开并要求删除。

console-end = 结束课堂
console-end-all = 为所有人结束
console-end-text =
    { $days ->
       *[other] 学生会收到通知。个人读数会被删除；回顾保留 { $days } 天。
    }
console-end-text-nothing = 学生会收到通知。个人读数会被删除；不保存任何内容，因此没有回顾。
console-end-undo = 一分钟内可以撤销。

console-no-store = 此服务器不保存课堂：它以 `--store none` 启动。
console-no-past = 还没有课堂结束。结束后这里有它的回顾：课堂如何进行，有什么变化，以及有多确定。
console-deleted = { $name } 及其保存的所有内容已删除。
console-stored-for =
    { $days ->
       *[other] 结束后保存 { $days } 天：全班信号、标记和反馈人数。没有图像，没有任何人自己的表情。
    }
console-recap-of = { $name } 的回顾
console-all-courses = 所有课程
console-origin-simulated = 模拟
console-origin-recording = 录像
console-download = 下载
console-rows = 每秒一行；少于 { $people } 人的行为空。
console-recap-file = 回顾 (HTML)
console-delete = 删除
console-delete-text = 删除 { $name } 及其保存的所有内容？无法撤销。
console-delete-do = 永久删除

console-camera-text = 您自己的摄像头，由您自己的浏览器识别：您的脸上有方框和词语，其他人的脸上只有在您确认他们同意后才有。图像留在本页面；不发送任何内容，也不发送给此服务器。
console-camera-https = 浏览器只在使用 HTTPS 或本机的页面上打开摄像头。此地址两者都不是，因此摄像头在这里无法启动。
console-camera-alt = 这台电脑的摄像头，在浏览器中识别

console-integrations-text = 课堂开始或结束以及有提醒时，此服务器会通知的其他系统。
console-integrations-none = 尚未设置。服务器管理员可以添加 webhook、xAPI、回顾邮件和日历：见 `roomtone serve --help`。
console-integrations-get = 它们得到的是本控制台显示的课堂内容，绝不涉及某一个人。
console-refresh = 刷新
console-calendar = 日历
console-calendar-text = 在日历应用中订阅此链接。它显示课堂的名称和时间。
console-renew-link = 更新链接
console-renew-link-text = 使用现有链接的日历将失效。
console-renew = 更新
console-sent = 已发送 { $sent } · 等待 { $waiting } · 放弃 { $dropped }
console-sent-nothing = 服务器启动以来没有发送任何内容

console-policy-text = roomtone 在这里用于何处、何用途，以及由此允许什么。
console-act = 欧盟和欧洲经济区的规定
console-act-text = 《人工智能法》第 5 条第 1 款 f 项禁止在教育中从面部推断学生的情绪，医疗或安全原因除外，无论是否同意。在那里课堂使用学生反馈，其他一切照常。
console-no-advice = 其他法律要求同意、告知和保存期限。本功能帮助您遵守规定；它不是法律意见。运营 roomtone 的人对其使用负责。
console-current = 当前设置
console-reads-faces = 课堂识别面部：是。
console-reads-no-faces = 课堂识别面部：否。
console-country = 国家
console-purpose = 用途
console-days-stored = 课堂保存天数
console-set-at = 设置于
console-not-set = 未设置
console-change = 更改
console-country-of-class = 上课所在国家
console-choose-country = 选择国家
console-choose-both = 请选择国家和用途。
console-policy-running = 正在进行的课堂立即遵守更严格的规定，直到结束：不再允许识别面部时，它们只用学生反馈继续。
console-policy-saved = 已保存。立即生效。
console-audit = 审计日志
console-audit-intact =
    { $rows ->
       *[other] { $rows } 行，链条完整：每一行由前一行封印。最新封印：{ $seal }…
    }
console-audit-broken = 审计日志第 { $row } 行或之前的某行被更改或删除。
console-when = 时间
console-what = 内容
console-details = 详情

console-photo-text = 识别一张或多张照片中每个人的表情。照片在此服务器上识别，在本页面期间留在其内存中，不保存在任何地方。请只使用同意者的照片。
console-expressions = 表情
console-expressions-eight = 八种 (FER+)
console-expressions-four = 四种 (FER-2013)
console-expressions-from = { $expressions }：学自 FER-2013 每张图片的一个标签；八种则学自十个人的投票，因此两者可能给同一张脸不同的标签。
console-photos = 照片
console-photos-hint = 每张最多 { $most } MB。如果更大的照片以错误 413 失败，说明前置代理允许的更小：请在 nginx 中设置 client_max_body_size。
console-example = 显示示例
console-no-example = 示例随 matplotlib 提供：pip install 'roomtone[demo]'。
console-all-photos = 所有照片
console-reading = 正在识别 { $name }
console-photo-alt = { $name }，每张脸上有方框和标签
console-pixels = { $width } × { $height } 像素
console-no-face = **没有找到面部。**面部应该端正，并大于约 20 像素。
console-face-count =
    { $faces ->
       *[other] { $faces } 张面部
    }
console-faces-order = 面部从左到右。质量从 0 到 1，说明识别结果可信的程度。
console-the-face = 面部
console-quality = 质量 { $quality }
console-none-of-four = 更可能不是这四种。
console-not-clear = 面部不够清楚，或没有突出的表情。
console-picture-file = 图片 (PNG)

console-courses-none = 还没有课堂结束。之后课程会显示它们的比较。
console-no-course = 没有课程的课堂
console-search = 在名称、标记、提问和笔记中搜索
console-search-none = 本课程没有课堂包含“{ $words }”。
console-lost-them = 哪些课堂没跟上？
console-lost-unknown = 这些课堂没有保存反馈：加入的学生太少。
console-lost-nobody = 这些课堂没有人按“没跟上”。
console-lost-most = 没跟上最多：{ $classes }。
console-lost-class = **{ $name }**（{ $day }；平均 { $percent } 的学生，同时最多 { $most } 名）
console-course-explained = 没跟上和懂了：全课平均有多少学生持此反馈。情绪：平均效价及其 95% 区间。参加的学生可能不同。要打印本页面，请使用浏览器的打印功能。
console-most-at-once = 同时最多
console-side-by-side = 两堂课并排
console-recap-and-notes = 回顾和笔记
console-notes = 时刻笔记
console-notes-count = 时刻笔记（{ $notes }）
console-notes-hint = 笔记出现在回顾中，可在*课程*的搜索中找到，并随回顾一起删除。
console-note = 笔记
console-note-add = 添加笔记
console-note-delete = 删除笔记
console-note-empty = 请先写笔记。
console-chart-shares = 没跟上和懂了：学生的平均比例
console-chart-feedback = 没跟上和懂了
console-chart-minutes = 分钟

## About.

console-about-intro = roomtone 读取正在进行的课堂中的面部表情，并将其显示为一个随时间平滑的平稳信号，同时说明涉及多少人以及有多大把握。“Room tone”是指无人说话时房间里的声音。
console-about-does = 它做什么
console-about-does-expressions = 读取表情：即被要求为其命名的人们认为这张脸看起来像什么。
console-about-does-browser = 在学生同意后，在该学生自己的浏览器中读取其面部。
console-about-does-group = 在达到最小群体人数后，显示全班的整体情况。
console-about-does-feedback = 统计学生反馈：懂了、没跟上、太快、太慢。
console-about-not = 它不做什么
console-about-not-feelings = 它不知道任何人的感受，也不衡量注意力或参与度。
console-about-not-pictures = 它不存储也不发送课堂的图像、面部截图、面部特征点或声音。
console-about-not-grades = 它不识别、不排名、不评分，也不考勤。
console-about-not-guess = 它不猜测：不清晰的面部会标为“不确定”。
console-about-use = 负责任地使用
console-about-use-agreed = 只读取已同意的人，并允许他们无需说明理由随时改变主意。
console-about-use-ask = 在讲课时，看似愤怒的表情大多是专注。请把信号当作询问全班的理由，而不是答案。
console-about-use-grades = 请勿将其用于评分、考勤、招聘、纪律处分或评判个人。
console-about-use-law = 各国法律不同。运行 roomtone 的人对其使用负责；“规定”页面说明此处允许什么。
console-about-model = 模型
console-about-model-text = MobileNet 系列的卷积网络，有 { $millions } 百万个参数。它接收 { $size } × { $size } 像素的灰度面部图像，给出两个分布：FER+ 的 { $ferplus } 种表情和 FER-2013 的 { $fer } 个类别。
console-about-card = 模型卡，如模型文件中所存（英文）
console-about-task = 任务
console-about-accuracy = 准确率
console-about-interval = 95% 区间
console-about-pictures = 图片
console-about-to = { $low } 至 { $high }
console-about-means-ferplus = 十人中多数人意见一致的图片：三者中最公平。
console-about-means-origin = FER-2013 自己的标签，限于 { $labels }。
console-about-means-fer2013 = FER-2013 自己的标签，含有噪声。
console-about-limits = 这样的分数能有多高？在 FER-2013 的 { $agreement } 的图片中，其标签与十人中多数人的选择一致，因此分数包含这些标签的噪声。图片来自公开测试集，该测试集也用于选择模型的设置；对其他人和摄像头，分数会更低。图片中人物的年龄、性别和来源没有记录，因此无法衡量群体之间的差异；应预计会有一些差异。
console-about-title = 关于 roomtone
console-about-version = 版本 { $version }

## What the audit log says was done.

console-audit-policy-in-force = 规定生效
console-audit-class-started = 课堂已开始
console-audit-class-ended = 课堂已结束
console-audit-class-reopened = 课堂已重新开启
console-audit-class-stored = 课堂已保存
console-audit-class-deleted = 课堂已删除
console-audit-class-exported = 课堂已导出
console-audit-classes-deleted-by-age = 过期课堂已删除
console-audit-join-code-renewed = 加入码已更新
console-audit-marker-saved = 标记已保存
console-audit-marker-deleted = 标记已删除
console-audit-participants-removed = 参与者已移除
console-audit-recap-read = 回顾已查看
console-audit-recap-mailed = 回顾已通过邮件发送
console-audit-store-copied = 存储已复制
console-audit-store-restored = 存储已恢复
console-audit-student-forgotten = 已删除一名学生的数据
