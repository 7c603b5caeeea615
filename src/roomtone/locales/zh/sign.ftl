### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.

sign-title = 教师控制台
sign-students = 学生不需要本页面：请打开老师给的链接。
sign-join = 用代码加入
sign-signed-out = 您已退出登录。
sign-key = 教师密钥
sign-key-hint = 服务器启动时会显示它，除非管理员自己设定了一个。
sign-open = 打开控制台
sign-account = 用您的账号登录
sign-own-address = 请用服务器自己的地址打开本页面。
sign-wrong-key = 这不是教师密钥。
sign-too-many = 从这里输入的错误密钥太多。请等一分钟。
sign-out-title = 要退出登录吗？
sign-out-text = 控制台会在此浏览器的所有标签页中关闭。正在上的课会继续，单独窗口中的课堂脉搏也会继续。
sign-out = 退出登录
sign-back = 返回控制台
sign-framed-title = 请在单独的窗口中加入
sign-framed-text = 本页面显示在另一个页面里，浏览器在那里不给它摄像头，别人也可能遮住它的按钮。
sign-framed-open = 在单独的窗口中打开
sign-starting = 正在启动
sign-starting-title = 控制台正在启动 …
sign-starting-text = 此页面会自动重试。正在上的课会继续。
