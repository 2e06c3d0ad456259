namespace Akashi.Browser.Tests.Verifying;

/// <summary>What verifiers are given: the portal's own file, and as many codes like the one in it as a walk needs.</summary>
internal sealed class VerifierScene : IDisposable
{
    private const string Qualification = "介護福祉士";

    private VerifierScene(Uri verifier) => Verifier = verifier;

    /// <summary>Origin of the Verifier.</summary>
    public Uri Verifier { get; }

    /// <summary>The portal's own file, and the code in it.</summary>
    public (string Pdf, string Url) Given { get; private set; }

    public IssuedCodes Codes { get; private set; } = null!;

    private string Folder { get; } = Directory.CreateTempSubdirectory("akashi-verifying-").FullName;

    public static async Task<VerifierScene> MakeAsync(SharedScene shared)
    {
        var (setting, settings) = (new Setting(768, true), shared.Scene.Stack.Settings);
        var made = new VerifierScene(settings.Verifier);
        var staff = await shared.StaffAsync(setting, nameof(VerifierScene));
        var holder = await shared.HolderAsync("misaki", setting, nameof(VerifierScene));
        await holder.SignIn();
        await holder.BeginInitialRegistration(Qualification, "資格管理団体へ登録している");
        await holder.ReadFacts("小林　美咲");
        await holder.AnswerAsRegistered("D-0222333", "コバヤシ　ミサキ", "Heisei", "28", "4", "15");
        await holder.CheckConsentAndSign();
        await staff.OpenApplicationOf("小林　美咲");
        await staff.Accept();
        made.Given = await holder.GetCredential(Qualification, made.Folder);
        made.Codes = new IssuedCodes(Path.Combine(settings.Data, "service"), settings.Verifier, made.Given.Url);
        return made;
    }

    /// <summary>The path of a file with this name.</summary>
    public string Place(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, Path.GetDirectoryName(name)!));
        return Path.Combine(folder.FullName, Path.GetFileName(name));
    }

    /// <summary>A file with this name.</summary>
    public string File(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(Place(name), bytes);
        return Place(name);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
