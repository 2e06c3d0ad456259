using Akashi.Service.Catalog;
using Akashi.Service.Procedures.Reading;

namespace Akashi.Service.Tests.Catalog.Reading;

/// <summary>A small catalog without mistakes, in a folder of its own; tests write their mistakes into it.</summary>
internal sealed class CatalogFolder : IDisposable
{
    public const string Bodies = """
        bodies:
          - id: body
            name: { ja: 団体, en: Body }
        """;

    public const string Ministries = """
        ministries:
          - id: mic
            name: { ja: 総務省, en: Ministry of Internal Affairs and Communications }
          - id: mhlw
            name: { ja: 厚生労働省, en: "Ministry of Health, Labour and Welfare" }
        """;

    public const string Procedure = """
        id: first
        title: { ja: 初期設定, en: Initial registration }
        version: "1"
        who: { ja: ご本人, en: You }
        needed:
          - { ja: カード, en: Card }
        days: 21
        effects:
          - does: link
            when: registered
          - does: enter
            when: not-registered
        fields:
          - id: number
            kind: registration-number
            binds: number
            label: { ja: 登録番号, en: Registration number }
            required: true
            when: registered
        documents:
          - id: copy
            label: { ja: 写し, en: Copy }
            required: false
        """;

    public const string Change = """
        id: change
        title: { ja: 変更, en: Change }
        version: "1"
        who: { ja: ご本人, en: You }
        needed:
          - { ja: カード, en: Card }
        days: 21
        effects:
          - does: amend
        fields:
          - id: kana
            kind: kana
            binds: kana
            max: 100
            label: { ja: フリガナ, en: Reading }
            required: true
        """;

    public const string Second = """
        id: second
        title: { ja: 初期設定, en: Initial registration }
        version: "1"
        who: { ja: ご本人, en: You }
        needed:
          - { ja: カード, en: Card }
        days: 21
        effects:
          - does: enter
        fields:
          - id: phone
            kind: phone
            label: { ja: 電話番号, en: Telephone number }
            required: true
        """;

    public const string Qualification = """
        id: cook
        name: { ja: 調理師, en: Cook }
        kana: ちょうりし
        ministry: mhlw
        body: body
        law: { ja: 調理師法, en: Cooks Act }
        register: { ja: 調理師名簿, en: Register of Cooks }
        certificate: { ja: 調理師免許証, en: Cook Licence }
        kind: hygiene
        number:
          pattern: '^[0-9]{1,7}$'
          example: "012345"
          confirmed: false
        procedures:
          - first
          - change
        source: memory
        """;

    public const string Terms = """
        version: "1"
        title: { ja: 利用規約, en: Terms of use }
        clauses:
          - { ja: "{body}に渡されます。", en: "Passed on to {body}." }
        """;

    private readonly string path = Directory.CreateTempSubdirectory("akashi-catalog-").FullName;

    public CatalogFolder()
    {
        Write("bodies.yaml", Bodies);
        Write("ministries.yaml", Ministries);
        Write("terms/portal.yaml", Terms);
        Write("procedures/first.yaml", Procedure);
        Write("procedures/change.yaml", Change);
        Write("procedures/second.yaml", Second);
        Write("qualifications/cook.yaml", Qualification);
    }

    public void Write(string name, string text)
    {
        var file = System.IO.Path.Combine(path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Remove(string name) => File.Delete(System.IO.Path.Combine(path, name));

    public string Path => path;

    public IReadOnlyList<string> Faults() => [.. WholeCatalog.Read(path).Faults.Select(f => f.ToString())];

    public CatalogFace Read() => ReadWhole().Catalog.Catalog!;

    public WholeCatalog ReadWhole()
    {
        var whole = WholeCatalog.Read(path);
        Assert.Empty(whole.Faults);
        return whole;
    }

    public void Dispose() => Directory.Delete(path, recursive: true);
}
