### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.
### 称呼：您。

camera-title = 摄像头
camera-opening = 正在打开……
camera-stays = 面部在本浏览器中识别，任何图像都不会离开它。
camera-class = { $name } 的摄像头
camera-own = 您自己的摄像头
camera-class-text = 画面中的所有人都在本浏览器中识别。每张面部的八个数字每秒发送一次给课堂；图像留在这里。
camera-own-text = 看看 roomtone 从您的脸上识别出什么：方框、词语和概率，实时显示。不发送任何内容。
camera-agreed = 使用即表示确认画面中的所有人都同意被识别。
camera-agreed-person = 使用即表示确认画面中的所有人都同意被识别，并已被告知老师会按编号看到每个人的表情。
camera-facing = 在这节课中，老师还会看到有多少人面向屏幕，仅限全组结果。请告知画面中的所有人。
camera-use = 使用摄像头
camera-share = 共享会议
camera-choose-hint = 摄像头显示教室。要共享会议，请选择有所有人画面的窗口。
camera-labels = 词语
camera-labels-eight = 八种表情
camera-labels-four = 生气、害怕、高兴、平静
camera-others = 也标注其他人（他们已同意）
camera-stop = 停止
camera-screen = 正在共享整个屏幕，因此这里不显示画面：屏幕上的每个人都会被计两次。最好停止，改为共享会议的窗口或标签页。
camera-sending = 数字正在发送给课堂。
camera-foot = 图像在本浏览器中识别，不会保存。词语说明面部看起来如何，而不是这个人的感受。

camera-seen-none = 画面中没有面部。
camera-seen-all =
    { $faces ->
       *[other] 画面中有 { $faces } 张面部，全部可识别。
    }
camera-seen-some =
    { $faces ->
       *[other] 画面中有 { $faces } 张面部，{ $readable } 张可识别。
    }
camera-seen-uncertain =
    { $uncertain ->
       *[other] { $uncertain } 张不确定。
    }
camera-seen-others =
    { $others ->
       *[other] 略过另外 { $others } 张。
    }
camera-still = 画面静止不动。在它重新动起来之前不会识别。
camera-blank = 共享的窗口没有画面。请确认它已打开且没有最小化。
camera-person = 第 { $who } 人：{ $label }
camera-label = { $expression } { $percent }
camera-joined =
    { $present ->
       *[other] 本课堂已有 { $present } 人被自己的或其他摄像头识别。同时出现在此画面中的人会被计两次：请他们在学生页面上关闭自己的摄像头。
    }

camera-trouble = 出了问题
camera-not-opened = 无法打开这堂课
camera-not-started = 无法开始
camera-refused = 这个摄像头无法加入
camera-over = 课堂已结束
camera-no-faces = 本课堂不识别面部
camera-no-faces-text = 按照此服务器的规定或课堂的设置，它只使用学生反馈。
camera-faces-off = 本课堂不再识别面部
camera-faces-off-text = 此地的规定已改变。课堂继续使用学生反馈。
camera-stopped = 识别程序已停止
camera-stopped-text = 现在不识别任何内容。请重新开始。
