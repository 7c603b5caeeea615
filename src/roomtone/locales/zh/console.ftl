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
