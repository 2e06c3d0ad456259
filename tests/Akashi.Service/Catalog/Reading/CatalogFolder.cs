using Akashi.Service.Catalog;
using Akashi.Service.Procedures.Reading;

namespace Akashi.Service.Tests.Catalog.Reading;

/// <summary>A small catalog without mistakes, in a folder of its own; tests write their mistakes into it.</summary>
internal sealed class CatalogFolder : IDisposable
{
    public const string Bodies = """
        bodies:
          - id: body
            name: 団体
            english: Body
        """;

    public const string Procedure = """
        id: first
        title: 初期設定
        version: "1"
        who: ご本人
        needed:
          - カード
        days: 21
        fee: 0
        effects:
          - does: link
            when: registered
          - does: enter
            when: not-registered
        fields:
          - id: number
            kind: registration-number
            binds: number
            label: 登録番号
            required: true
            when: registered
        documents:
          - id: copy
            label: 写し
            required: false
        """;

    public const string Change = """
        id: change
        title: 変更
        version: "1"
        who: ご本人
        needed:
          - カード
        days: 21
        fee: 0
        effects:
          - does: amend
        fields:
          - id: kana
            kind: kana
            binds: kana
            max: 100
            label: フリガナ
            required: true
        """;

    public const string Second = """
        id: second
        title: 初期設定
        version: "1"
        who: ご本人
        needed:
          - カード
        days: 21
        fee: 0
        effects:
          - does: enter
        fields:
          - id: phone
            kind: phone
            label: 電話番号
            required: true
        """;

    public const string Qualification = """
        id: cook
        name: 調理師
        kana: ちょうりし
        english: Cook
        ministry: 厚生労働省
        body: body
        law: 調理師法
        register: 調理師名簿
        certificate: 調理師免許証
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

    private readonly string path = Directory.CreateTempSubdirectory("akashi-catalog-").FullName;

    public CatalogFolder()
    {
        Write("bodies.yaml", Bodies);
        Write("ministries.yaml", "ministries:\n  - 総務省\n  - 厚生労働省\n");
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
