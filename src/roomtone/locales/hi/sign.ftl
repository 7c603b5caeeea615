### Machine-made: no speaker has read it yet. CONTRIBUTING says how to correct it.

sign-title = शिक्षक का कंसोल
sign-students = छात्रों को इस पेज की ज़रूरत नहीं: वे अपने शिक्षक का लिंक खोलते हैं।
sign-join = कोड से शामिल हों
sign-signed-out = आप साइन आउट हो गए हैं।
sign-key = शिक्षक की कुंजी
sign-key-hint = सर्वर ने शुरू होते समय इसे दिखाया था, जब तक कि संचालक ने अपनी कुंजी न चुनी हो।
sign-open = कंसोल खोलें
sign-account = अपने खाते से साइन इन करें
sign-own-address = यह पेज सर्वर के अपने पते पर खोलें।
sign-wrong-key = यह शिक्षक की कुंजी नहीं है।
sign-too-many = यहाँ से बहुत ज़्यादा ग़लत कुंजियाँ आईं। एक मिनट रुकें।
sign-out-title = साइन आउट करें?
sign-out-text = इस ब्राउज़र के सभी टैब में कंसोल बंद हो जाएगा। चल रही कक्षाएँ जारी रहेंगी, और अपनी विंडो में खुला पल्स भी।
sign-out = साइन आउट करें
sign-back = कंसोल पर वापस
sign-framed-title = अलग विंडो में शामिल हों
sign-framed-text = यह पेज किसी दूसरे पेज के अंदर दिखाया जा रहा है, जहाँ ब्राउज़र इसे कैमरा नहीं देते और कोई इसके बटनों के ऊपर कुछ रख सकता है।
sign-framed-open = अलग विंडो में खोलें
sign-starting = शुरू हो रहा है
sign-starting-title = कंसोल शुरू हो रहा है …
sign-starting-text = यह पेज अपने आप फिर कोशिश करता है। चल रही कक्षाएँ जारी रहेंगी।
