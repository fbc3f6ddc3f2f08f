import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/**
 * Draws the certificates that the sample applications upload: invented bodies, invented numbers, marked as samples.
 *
 * <p>{@code java samples/CertificatePainter.java [folder]} writes them all; JDK 25, no display needed. Without a font
 * for Chinese it draws the English words only; the pictures in the repository were drawn with one.
 */
public final class CertificatePainter {

    private static final Color INK = new Color(0x202428);
    private static final Color FAINT = new Color(0x8A9096);
    private static final Color RED = new Color(0xC8161D);
    private static final Color GOLD = new Color(0xB08A3C);
    private static final Color CERTIFICATE = new Color(0xFBF8EF);
    private static final Color LINE = new Color(0xD9DDE1);
    private static final Color ACCENT = new Color(0x1769C2);

    private static final String CHINESE = chineseFamily();

    public static void main(String... arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        var folder = Path.of(arguments.length > 0 ? arguments[0] : "samples/certificates");
        Files.createDirectories(folder);
        var pictures = Catalogue.all();
        for (var picture : pictures) {
            write(picture, folder);
        }
        System.out.println(pictures.size() + " pictures in " + folder
                + (CHINESE.isEmpty() ? ", in English only: no font for Chinese was found" : ""));
    }

    // ---- what is drawn

    /** One line of a certificate: what it says, in both languages, and its value. */
    record Entry(String zh, String en, String value) {}

    /** A picture to draw. */
    sealed interface Picture {
        String file();
    }

    /** A paper with a border, an emblem and a red seal. */
    record Certificate(String file, String zh, String en, List<Entry> entries, String seal, String until)
            implements Picture {}

    /** An authorization letter: who lets whom use which name. */
    record Letter(String file, String owner, String authorised, String name, boolean stamped) implements Picture {}

    /** A page of a back office in a browser window. */
    record Screenshot(String file, String site, String zh, String en, List<String> menu, List<Entry> entries)
            implements Picture {}

    /** Everything that the samples refer to. */
    static final class Catalogue {

        private static final String ACME = "Acme Cloud Technology Co., Ltd.";
        private static final String TENGYUN = "深圳市腾云科技有限公司";
        private static final String LIBRARY = "深圳市图书馆";
        private static final String WHALE = "Blue Whale Logistics Co., Ltd.";
        private static final String CHENGUANG = "北京晨光书店有限公司";
        private static final String MUSEUM = "南山博物馆";

        static List<Picture> all() {
            var all = new ArrayList<Picture>();
            for (var body : List.of(List.of("", ACME), List.of("-tengyun", TENGYUN), List.of("-chenguang", CHENGUANG))) {
                all.add(licence("business-licence" + body.get(0) + ".png", body.get(1), "2041-06-30"));
                all.add(threeInOne("three-in-one" + body.get(0) + ".png", body.get(1)));
                all.add(organisation("organisation-code" + body.get(0) + ".png", body.get(1)));
                all.add(credit("social-credit-code" + body.get(0) + ".png", body.get(1)));
            }
            all.add(licence("business-licence-blue-whale.jpg", WHALE, "2038-03-14"));
            all.add(licence("business-licence-expired.jpg", ACME, "2019-12-31"));
            for (int i = 1; i <= 20; i++) {
                var customer = "Bulk Customer %02d Co., Ltd.".formatted(i);
                all.add(licence("business-licence-bulksms-%02d.png".formatted(i), customer, "2045-01-01"));
            }
            for (var body : List.of(List.of("-library", LIBRARY), List.of("-museum", MUSEUM))) {
                all.add(organisation("organisation-code" + body.get(0) + ".png", body.get(1)));
                all.add(credit("social-credit-code" + body.get(0) + ".png", body.get(1)));
                all.add(legalPerson("legal-person" + body.get(0) + ".png", body.get(1)));
            }
            all.add(trademark("trademark-acme.png", "ACME CLOUD", ACME, true));
            all.add(trademark("trademark-acme-acceptance-notice.jpg", "ACME SKY", ACME, false));
            all.add(trademark("trademark-tengyun.png", "腾云", TENGYUN, true));
            all.add(trademark("trademark-blue-whale.png", "BLUE WHALE", WHALE, true));
            all.add(trademark("trademark-chenguang.png", "晨光书店", CHENGUANG, true));
            letters(all);
            screenshots(all);
            return all;
        }

        private static void letters(List<Picture> all) {
            all.add(new Letter("letter-blue-whale-acme.png", WHALE, ACME, "Blue Whale", true));
            all.add(new Letter("letter-blue-whale-acme-unstamped.jpg", WHALE, ACME, "BlueWhaleGo", false));
            all.add(new Letter("letter-blue-whale-jane.png", WHALE, "Jane Doe", "Whale Express", true));
            all.add(new Letter("letter-blue-whale-bulksms.png", WHALE, "Bulk Customer 07 Co., Ltd.", "BlueWhale", true));
            all.add(new Letter("letter-chenguang-tengyun.png", CHENGUANG, TENGYUN, "晨光书店", true));
            all.add(new Letter("letter-chenguang-li-lei.png", CHENGUANG, "李雷", "晨光读书", true));
            all.add(new Letter("letter-museum-library.png", MUSEUM, LIBRARY, "南山博物馆", true));
            all.add(new Letter("letter-museum-tengyun.png", MUSEUM, TENGYUN, "南山博物馆", true));
        }

        private static void screenshots(List<Picture> all) {
            all.add(appStore("app-store.png", "Acme Notes", "Jane Doe (individual developer)"));
            all.add(appStore("app-store-li-lei.png", "小雷记账", "李雷 (个人开发者)"));
            all.add(appStore("app-store-jane.png", "Jane Runs", "Jane Doe"));
            all.add(filing("icp-filing.png", "Acme Docs", "acmedocs.example", "Jane Doe"));
            all.add(filing("icp-filing-li-lei.png", "雷子博客", "leizi.example", "李雷"));
            all.add(filing("icp-filing-jane.png", "Jane Bakes", "janebakes.example", "Jane Doe"));
            all.add(miniProgram("mini-program.png", "Acme 排队", "Jane Doe"));
            all.add(miniProgram("mini-program-li-lei.png", "小雷拼车", "李雷"));
            all.add(miniProgram("mini-program-jane.png", "JaneYoga", "Jane Doe"));
            all.add(officialAccount("official-account.png", "Acme 资讯", "Jane Doe"));
            all.add(officialAccount("official-account-li-lei.png", "雷说科技", "李雷"));
            all.add(officialAccount("official-account-jane.png", "Jane Reads", "Jane Doe"));
        }

        private static Certificate licence(String file, String body, String until) {
            return new Certificate(
                    file,
                    "营业执照",
                    "BUSINESS LICENCE",
                    List.of(
                            new Entry("统一社会信用代码", "Credit code", code(body, 18)),
                            new Entry("名称", "Name", body),
                            new Entry("类型", "Type", "有限责任公司 Limited company"),
                            new Entry("法定代表人", "Legal representative", "韩梅梅 Han Meimei"),
                            new Entry("注册资本", "Registered capital", "CNY 10,000,000"),
                            new Entry("经营范围", "Scope", "软件开发；信息服务 Software, information services")),
                    "市场监督管理局",
                    until);
        }

        private static Certificate threeInOne(String file, String body) {
            return new Certificate(
                    file,
                    "营业执照（三证合一）",
                    "THREE-IN-ONE LICENCE",
                    List.of(
                            new Entry("注册号", "Registration", code(body + "r", 15)),
                            new Entry("税务登记号", "Tax registration", code(body + "t", 15)),
                            new Entry("组织机构代码", "Organization code", code(body, 9)),
                            new Entry("名称", "Name", body),
                            new Entry("法定代表人", "Legal representative", "韩梅梅 Han Meimei")),
                    "市场监督管理局",
                    "2040-09-09");
        }

        private static Certificate organisation(String file, String body) {
            return new Certificate(
                    file,
                    "组织机构代码证",
                    "ORGANIZATION CODE CERTIFICATE",
                    List.of(
                            new Entry("代码", "Code", code(body, 9)),
                            new Entry("机构名称", "Organization", body),
                            new Entry("机构类型", "Kind", "法人 Legal entity"),
                            new Entry("地址", "Address", "深圳市南山区科技路 1 号 Keji Road 1")),
                    "质量技术监督局",
                    "2036-05-20");
        }

        private static Certificate credit(String file, String body) {
            return new Certificate(
                    file,
                    "统一社会信用代码证书",
                    "SOCIAL CREDIT CODE CERTIFICATE",
                    List.of(
                            new Entry("统一社会信用代码", "Credit code", code(body, 18)),
                            new Entry("机构名称", "Organization", body),
                            new Entry("负责人", "Person in charge", "林涛 Lin Tao"),
                            new Entry("颁发日期", "Issued", "2021-05-20")),
                    "机构编制委员会",
                    "2036-05-20");
        }

        private static Certificate legalPerson(String file, String body) {
            return new Certificate(
                    file,
                    "事业单位法人证书",
                    "LEGAL PERSON CERTIFICATE OF A PUBLIC INSTITUTION",
                    List.of(
                            new Entry("统一社会信用代码", "Credit code", code(body, 18)),
                            new Entry("名称", "Name", body),
                            new Entry("宗旨", "Purpose", "服务公众 Serving the public"),
                            new Entry("经费来源", "Funding", "财政补助 Public funds")),
                    "事业单位登记管理局",
                    "2031-03-31");
        }

        private static Certificate trademark(String file, String mark, String holder, boolean registered) {
            return new Certificate(
                    file,
                    registered ? "商标注册证" : "商标注册申请受理通知书",
                    registered ? "TRADEMARK REGISTRATION" : "NOTICE OF ACCEPTANCE (NOT A REGISTRATION)",
                    List.of(
                            new Entry("商标", "Mark", mark),
                            new Entry("注册号", "Number", code(mark, 8)),
                            new Entry("注册人", "Holder", holder),
                            new Entry("核定类别", "Class", "38, 42")),
                    "商标局",
                    registered ? "2033-08-01" : "-");
        }

        private static Screenshot appStore(String file, String app, String developer) {
            return new Screenshot(
                    file,
                    "console.appstore.example/apps",
                    "应用管理",
                    "App management",
                    List.of("概览 Overview", "应用 Apps", "版本 Releases", "账户 Account"),
                    List.of(
                            new Entry("应用名称", "App", app),
                            new Entry("状态", "State", "已上架 Released"),
                            new Entry("包名", "Package", "example." + code(app, 6).toLowerCase()),
                            new Entry("开发者", "Developer", developer)));
        }

        private static Screenshot filing(String file, String site, String domain, String sponsor) {
            return new Screenshot(
                    file,
                    "beian.host.example/filings",
                    "备案管理后台",
                    "ICP filing back office",
                    List.of("账户 Account", "我的备案 Filings", "域名 Domains"),
                    List.of(
                            new Entry("网站名称", "Site", site),
                            new Entry("域名", "Domain", domain),
                            new Entry("备案号", "Filing", "粤ICP备" + code(domain, 8) + "号"),
                            new Entry("主办者", "Sponsor", sponsor)));
        }

        private static Screenshot miniProgram(String file, String name, String subject) {
            return new Screenshot(
                    file,
                    "mp.example/miniprogram/settings",
                    "设置 › 基本设置",
                    "Settings › Basic Settings",
                    List.of("管理 Manage", "设置 Settings", "推广 Promote"),
                    List.of(
                            new Entry("小程序名称", "Mini Program", name),
                            new Entry("AppID", "AppID", "wx" + code(name, 14).toLowerCase()),
                            new Entry("主体信息", "Subject", subject),
                            new Entry("状态", "State", "已发布 Released")));
        }

        private static Screenshot officialAccount(String file, String name, String subject) {
            return new Screenshot(
                    file,
                    "mp.example/account/details",
                    "账号信息 › 账号详情",
                    "Account Information › Account Details",
                    List.of("内容 Content", "账号信息 Account", "统计 Figures"),
                    List.of(
                            new Entry("名称", "Official Account", name),
                            new Entry("微信号", "WeChat id", "gh_" + code(name, 12).toLowerCase()),
                            new Entry("主体信息", "Subject", subject),
                            new Entry("认证情况", "Verified", "已认证 Verified")));
        }

        /** An invented number that stays the same for the same words. */
        private static String code(String seed, int length) {
            var random = new Random(seed.hashCode());
            var text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                text.append("0123456789ABCDEFGHJKLMNPQRTUWXY".charAt(random.nextInt(length > 9 ? 31 : 10)));
            }
            return text.toString();
        }
    }

    // ---- how it is drawn

    private static BufferedImage draw(Picture picture) {
        return switch (picture) {
            case Certificate certificate -> certificate(certificate);
            case Letter letter -> letter(letter);
            case Screenshot screenshot -> screenshot(screenshot);
        };
    }

    private static BufferedImage certificate(Certificate paper) {
        var image = new BufferedImage(760, 520, BufferedImage.TYPE_INT_RGB);
        var g = on(image, CERTIFICATE);
        border(g, 760, 520);
        emblem(g, 380, 62);
        centred(g, paper.zh(), 380, 128, 34, Font.BOLD, RED);
        centred(g, paper.en(), 380, 152, 14, Font.PLAIN, INK);
        var y = 200;
        for (var entry : paper.entries()) {
            text(g, both(entry.zh(), entry.en()), 66, y, 13, Font.PLAIN, FAINT);
            text(g, readable(entry.value()), 300, y, 16, Font.PLAIN, INK);
            y += 36;
        }
        text(g, both("有效期至", "Valid until") + "  " + paper.until(), 66, 462, 13, Font.PLAIN, INK);
        seal(g, 630, 415, paper.seal());
        sample(g, 380, 290);
        return image;
    }

    private static BufferedImage letter(Letter letter) {
        var image = new BufferedImage(560, 740, BufferedImage.TYPE_INT_RGB);
        var g = on(image, Color.WHITE);
        centred(g, "短信签名授权委托书", 280, 78, 26, Font.BOLD, INK);
        centred(g, "Declaration of Authorisation (SMS signature)", 280, 102, 13, Font.PLAIN, FAINT);
        var y = 160;
        for (var entry : List.of(
                new Entry("授权方", "Authorising party", letter.owner()),
                new Entry("被授权方", "Authorised party", letter.authorised()),
                new Entry("短信签名", "SMS signature", "【" + letter.name() + "】"),
                new Entry("期限", "Period", "2026-01-01 – 2028-12-31"))) {
            text(g, both(entry.zh(), entry.en()), 60, y, 13, Font.PLAIN, FAINT);
            text(g, readable(entry.value()), 250, y, 15, Font.PLAIN, INK);
            g.setColor(LINE);
            g.drawLine(245, y + 6, 500, y + 6);
            y += 44;
        }
        for (var line : List.of(
                "授权方同意被授权方为其申请并使用上述短信签名，",
                "由此产生的风险由授权方承担。",
                "The authorising party lets the authorised party apply for and use",
                "the signature above, and bears the risks that arise from it.")) {
            text(g, readable(line), 60, y + 10, 14, Font.PLAIN, INK);
            y += 28;
        }
        text(g, both("法定代表人签字", "Signed for the authorising party"), 60, 590, 13, Font.PLAIN, FAINT);
        text(g, readable("韩梅梅 Han Meimei"), 330, 590, 18, Font.ITALIC, ACCENT);
        text(g, "2026-01-01", 330, 620, 14, Font.PLAIN, INK);
        if (letter.stamped()) {
            seal(g, 410, 600, letter.owner());
        }
        sample(g, 280, 400);
        return image;
    }

    private static BufferedImage screenshot(Screenshot page) {
        var image = new BufferedImage(800, 460, BufferedImage.TYPE_INT_RGB);
        var g = on(image, Color.WHITE);
        g.setColor(new Color(0xE8EBEE));
        g.fillRect(0, 0, 800, 40);
        g.setColor(Color.WHITE);
        g.fillRoundRect(90, 8, 620, 24, 12, 12);
        text(g, "https://" + page.site(), 104, 25, 12, Font.PLAIN, FAINT);
        for (int i = 0; i < 3; i++) {
            g.setColor(List.of(RED, GOLD, new Color(0x3A9D5D)).get(i));
            g.fillOval(16 + i * 20, 14, 12, 12);
        }
        g.setColor(new Color(0xF4F6F8));
        g.fillRect(0, 40, 180, 420);
        for (int i = 0; i < page.menu().size(); i++) {
            text(g, readable(page.menu().get(i)), 22, 84 + i * 38, 14, Font.PLAIN, i == 1 ? ACCENT : INK);
        }
        text(g, both(page.zh(), page.en()), 214, 88, 17, Font.BOLD, INK);
        var y = 142;
        for (var entry : page.entries()) {
            g.setColor(LINE);
            g.drawLine(214, y + 22, 760, y + 22);
            text(g, both(entry.zh(), entry.en()), 214, y, 14, Font.PLAIN, FAINT);
            text(g, readable(entry.value()), 430, y, 15, Font.PLAIN, INK);
            y += 52;
        }
        sample(g, 490, 300);
        return image;
    }

    private static Graphics2D on(BufferedImage image, Color background) {
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(background);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        return g;
    }

    private static void border(Graphics2D g, int width, int height) {
        g.setColor(GOLD);
        g.setStroke(new BasicStroke(3));
        g.drawRect(18, 18, width - 36, height - 36);
        g.setStroke(new BasicStroke(1));
        g.drawRect(26, 26, width - 52, height - 52);
        for (int x = 26; x < width - 26; x += 12) {
            g.drawArc(x - 6, 20, 12, 12, 0, 180);
            g.drawArc(x - 6, height - 32, 12, 12, 180, 180);
        }
    }

    private static void emblem(Graphics2D g, int x, int y) {
        g.setColor(RED);
        g.fillOval(x - 24, y - 24, 48, 48);
        g.setColor(GOLD);
        g.setStroke(new BasicStroke(3));
        g.drawOval(x - 24, y - 24, 48, 48);
        g.fill(star(x, y, 14));
    }

    /** The round red seal with a star, and the body's name along its edge. */
    private static void seal(Graphics2D g, int x, int y, String body) {
        g.setColor(RED);
        g.setStroke(new BasicStroke(4));
        g.draw(new Ellipse2D.Double(x - 62, y - 62, 124, 124));
        g.fill(star(x, y, 20));
        var letters = readable(body);
        letters = letters.isBlank() ? "OFFICIAL SEAL" : letters;
        var font = font(letters, letters.length() > 14 ? 10 : 14, Font.BOLD);
        g.setFont(font);
        double step = Math.toRadians(Math.min(26, 300.0 / letters.length()));
        double angle = -step * (letters.length() - 1) / 2;
        var upright = g.getTransform();
        for (int i = 0; i < letters.length(); i++, angle += step) {
            g.translate(x, y);
            g.rotate(angle);
            var one = letters.substring(i, i + 1);
            g.drawString(one, -g.getFontMetrics().stringWidth(one) / 2, -42);
            g.setTransform(upright);
        }
    }

    private static Path2D star(int x, int y, int radius) {
        var star = new Path2D.Double();
        for (int i = 0; i < 10; i++) {
            double r = i % 2 == 0 ? radius : radius * 0.4;
            double angle = Math.PI * i / 5 - Math.PI / 2;
            double px = x + r * Math.cos(angle);
            double py = y + r * Math.sin(angle);
            if (i == 0) {
                star.moveTo(px, py);
            } else {
                star.lineTo(px, py);
            }
        }
        star.closePath();
        return star;
    }

    /** It must not be mistaken for a certificate that an authority issued. */
    private static void sample(Graphics2D g, int x, int y) {
        var upright = g.getTransform();
        g.rotate(Math.toRadians(-24), x, y);
        centred(g, both("样本", "SAMPLE"), x, y, 62, Font.BOLD, new Color(120, 130, 140, 34));
        g.setTransform(upright);
    }

    private static void centred(Graphics2D g, String words, int x, int y, int size, int style, Color colour) {
        var shown = readable(words);
        g.setFont(font(shown, size, style));
        text(g, shown, x - g.getFontMetrics().stringWidth(shown) / 2, y, size, style, colour);
    }

    private static void text(Graphics2D g, String words, int x, int y, int size, int style, Color colour) {
        g.setFont(font(words, size, style));
        g.setColor(colour);
        g.drawString(words, x, y);
    }

    private static String both(String zh, String en) {
        return CHINESE.isEmpty() || zh.equals(en) ? en : zh + " " + en;
    }

    /** What can be drawn with the fonts of this machine. */
    private static String readable(String words) {
        return CHINESE.isEmpty() ? words.replaceAll("[^\\x20-\\x7E–›]", "").strip() : words;
    }

    private static Font font(String words, int size, int style) {
        boolean latin = words.chars().allMatch(c -> c < 0x2E80);
        return new Font(latin || CHINESE.isEmpty() ? Font.SANS_SERIF : CHINESE, style, size);
    }

    private static String chineseFamily() {
        var environment = GraphicsEnvironment.getLocalGraphicsEnvironment();
        return Arrays.stream(environment.getAvailableFontFamilyNames())
                .filter(family -> new Font(family, Font.PLAIN, 12).canDisplayUpTo("营业执照统一社会信用代码") == -1)
                .findFirst()
                .orElse("");
    }

    // ---- how it is written

    private static void write(Picture picture, Path folder) throws IOException {
        var image = draw(picture);
        try (var out = Files.newOutputStream(folder.resolve(picture.file()))) {
            if (picture.file().endsWith(".jpg")) {
                jpeg(photographed(image, picture.file().hashCode()), out);
            } else {
                ImageIO.write(indexed(image), "png", out);
            }
        }
    }

    /** A paper on a desk, a little askew, in uneven light. */
    private static BufferedImage photographed(BufferedImage paper, int seed) {
        var photo = new BufferedImage(paper.getWidth() + 80, paper.getHeight() + 80, BufferedImage.TYPE_INT_RGB);
        var g = on(photo, new Color(0x5B4636));
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        var askew = AffineTransform.getTranslateInstance(40, 40);
        askew.rotate(Math.toRadians(seed % 3 + 1.2), paper.getWidth() / 2.0, paper.getHeight() / 2.0);
        g.drawImage(paper, askew, null);
        for (int i = 0; i < 12; i++) {
            g.setColor(new Color(0, 0, 0, 6));
            g.fillRect(photo.getWidth() * i / 14, 0, photo.getWidth(), photo.getHeight());
        }
        return photo;
    }

    private static void jpeg(BufferedImage image, OutputStream out) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(0.7f);
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }

    /** Shades of the few colours used, so that a picture stays small. */
    private static BufferedImage indexed(BufferedImage image) {
        var shades = new ArrayList<Color>();
        for (var colour : List.of(INK, RED, GOLD, ACCENT, FAINT, new Color(0x3A9D5D))) {
            for (var ground : List.of(CERTIFICATE, Color.WHITE)) {
                for (int i = 0; i <= 9; i++) {
                    shades.add(mix(colour, ground, i / 9.0));
                }
            }
        }
        shades.addAll(List.of(LINE, new Color(0xE8EBEE), new Color(0xF4F6F8), Color.WHITE, CERTIFICATE));
        var bytes = new byte[3][shades.size()];
        for (int i = 0; i < shades.size(); i++) {
            bytes[0][i] = (byte) shades.get(i).getRed();
            bytes[1][i] = (byte) shades.get(i).getGreen();
            bytes[2][i] = (byte) shades.get(i).getBlue();
        }
        var palette = new IndexColorModel(8, shades.size(), bytes[0], bytes[1], bytes[2]);
        var small = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette);
        var nearest = new HashMap<Integer, Integer>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int shade = nearest.computeIfAbsent(image.getRGB(x, y), rgb -> nearest(new Color(rgb), shades));
                small.getRaster().setSample(x, y, 0, shade);
            }
        }
        return small;
    }

    private static int nearest(Color colour, List<Color> shades) {
        int best = 0;
        for (int i = 1; i < shades.size(); i++) {
            if (distance(colour, shades.get(i)) < distance(colour, shades.get(best))) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(Color one, Color other) {
        int red = one.getRed() - other.getRed();
        int green = one.getGreen() - other.getGreen();
        int blue = one.getBlue() - other.getBlue();
        return red * red + green * green + blue * blue;
    }

    private static Color mix(Color colour, Color ground, double part) {
        return new Color(
                (int) (colour.getRed() * (1 - part) + ground.getRed() * part),
                (int) (colour.getGreen() * (1 - part) + ground.getGreen() * part),
                (int) (colour.getBlue() * (1 - part) + ground.getBlue() * part));
    }
}
