using System.Collections.Frozen;
using System.Text;

namespace Akashi.Service.Registers.Matching;

/// <summary>
/// Kanji that are forms of one another (旧字, 異体字), so that 髙橋 is found where 高橋 is registered. Only for comparing: they are different characters, and
/// a name with another form is never called the same.
/// </summary>
internal static class Variants
{
    // From the Unihan database 15.0 (kJinmeiyoKanji, kJoyoKanji and kZVariant between characters with a source in Japan), the older forms in the table of
    // Kanji for general use (常用漢字表), and forms that are frequent in family names and in neither. What NFKC makes one is not listed.
    private const string Groups =
        """
        万萬 与與 両兩 並竝 乃廼 乗乘 乱亂 予豫 争爭 亘亙 亜亞 仏佛 仮假 会會 伝傳 体體 余餘 併倂 來来 価價 倹儉 偽僞 兎兔 児兒 党黨 円圓 写寫 冨富 凉涼 凛凜 処處 刈苅 剣劍 剤劑 剥剝 剩剰 励勵 労勞 効效 勅敕 勧勸 勲勳 区區 医醫 卆卒 単單 即卽
        卷巻 厳嚴 参參 双雙 収收 叙敍 台臺 叱𠮟 号號 吉𠮷 呉吴 営營 嘱囑 団團 囲圍 図圖 国國 圈圏 園薗 土圡 圧壓 埜野 堕墮 堯尭 塁壘 塩鹽 填塡 増增 壊壞 壌壤 壮壯 声聲 壱壹 売賣 壽寿 変變 奥奧 奨奬獎 嬢孃 学學 宝寳寶 実實 寛寬 寝寢 対對 専專
        将將 尽盡 屆届 属屬 岳嶽 峡峽 峯峰 島嶋嶌 崎嵜碕㟢﨑 巌巖 巣巢 帯帶 帰歸 庁廳 広廣 廃廢 弁瓣辨辯 弐貳 弥彌 弾彈 当當 径徑 従從 徳德 徴徵 応應 恆恒 恋戀 恵惠 悩惱 悪惡 惨慘 愼慎 懐懷 戦戰 戯戲 戻戾 払拂 抜拔 択擇 担擔 拜拝 拠據 拡擴 挙擧
        挟挾 挿插揷 捜搜 掲揭 揺搖 摂攝 撃擊 数數 斉斎齊齋 断斷 旧舊 昇曻 昼晝 晃晄 晉晋 晩晚 暁曉 暦曆 曹曺 曽曾 条條 杯盃 松枩柗 枢樞 柳桺栁 栄榮 桑桒 桜櫻 桟棧 桧檜 検檢 楼樓 楽樂 概槪 槇槙 様樣 権權 横橫 橋槗𣘺 欠缺 欧歐 歓歡 歩步 歯齒 歴歷
        残殘 殴毆 殻殼 毎每 気氣 沒没 沢澤 浄淨 浅淺 浜濱濵 涙淚 淵渊渕 清淸 渇渴 済濟 渉涉 渋澁 渓溪 温溫 湾灣 湿濕 満滿 滝瀧 滞滯 潛潜 瀬瀨 灯燈 炉爐 点點 為爲 焼燒 犠犧 状狀 独獨 狭狹 猟獵 献獻 獣獸 珍珎 瑤瑶 瓶甁 画畫 畄留 略畧 畳疊 痩瘦
        痴癡 発發 盗盜 県縣 眞真 研硏 砕碎 磯礒 礼禮 祕秘 祢禰 祷禱 祿禄 禅禪 称稱 稲稻 穂穗 穏穩 穣穰 窃竊 竜龍 篭籠 簑蓑 籔薮藪 粋粹 粛肅 糸絲 経經 絙絚 絵繪 継繼 続續 総總 緑綠 緒緖 縁緣 縄繩 縦縱 繊纖 缶罐 翻飜 聴聽 胆膽 脳腦 臓臟 舘館
        舩船 艶艷 芸藝 茎莖 荘莊 莱萊 萌萠 蔵藏 薫薰 薬藥 虚虛 虫蟲 蚕蠶 蛍螢 蛮蠻 衛衞 装裝 褒襃 覇霸 覚覺 覧覽 観觀 触觸 訳譯 証證 誉譽 読讀 謠謡 譲讓 豊豐 賛贊 跡迹 践踐 転轉 軽輕 辞辭 辺邉邊 逓遞 遅遲 遙遥 郎郞 郷鄕 酔醉 醸釀 釈釋 鉄鐵
        鉱鑛 銭錢 鋳鑄 錬鍊 録錄 鎭鎮 関關 闘鬪 陥陷 険險 随隨 隠隱 隷隸 雑雜 霊靈 青靑 静靜 頬頰 頼賴 顕顯 駅驛 駆駈驅 騒騷 験驗 髄髓 高髙 髪髮 鴎鷗 鶏鷄 鶴靎靏靍 麥麦 麺麵 黄黃 黒黑 默黙 齡齢
        """;

    private static readonly FrozenDictionary<Rune, Rune> First = Read().ToFrozenDictionary();

    /// <summary>The first form of a kanji's group; any other character as it is.</summary>
    /// <param name="rune">A character in NFKC.</param>
    public static Rune Of(Rune rune) => First.GetValueOrDefault(rune, rune);

    private static Dictionary<Rune, Rune> Read()
    {
        var first = new Dictionary<Rune, Rune>();
        foreach (var group in Groups.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var rune in group.EnumerateRunes().Skip(1)) first.Add(rune, group.EnumerateRunes().First());
        }
        return first;
    }
}
