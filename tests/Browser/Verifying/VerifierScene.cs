namespace Akashi.Browser.Tests.Verifying;

/// <summary>A scene with one credential that the portal gave, and as many like it as a walk needs.</summary>
public sealed class VerifierScene(WalkRecord record) : IAsyncLifetime
{
    private const string Qualification = "介護福祉士";

    internal Scene Scene { get; private set; } = null!;

    internal string Folder { get; } = Directory.CreateTempSubdirectory("akashi-walk-").FullName;

    /// <summary>The portal's own file, and the code in it.</summary>
    internal (string Pdf, string Url) Given { get; private set; }

    internal IssuedCodes Codes { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Scene = await Scene.OpenAsync(CancellationToken.None);
        var setting = new Setting(768, true);
        var holder = new HolderActs(await WalkAsync(setting), Scene, setting);
        var staff = new StaffActs(await WalkAsync(setting), Scene);
        await holder.Take("misaki");
        await holder.SignIn();
        await holder.BeginInitialRegistration(Qualification, "資格管理団体へ登録している");
        await holder.ReadFacts("小林　美咲");
        await holder.AnswerAsRegistered("D-0222333", "コバヤシ　ミサキ", "Heisei", "28", "4", "15");
        await holder.CheckConsentAndSign();
        await staff.Enter();
        await staff.OpenFirstApplication();
        await staff.Accept();
        Given = await holder.GetCredential(Qualification, Folder);
        Codes = new IssuedCodes(Path.Combine(Scene.Stack.Settings.Data, "service"), Scene.Stack.Settings.Verifier, Given.Url);
    }

    public async ValueTask DisposeAsync()
    {
        if (Scene is not null) await Scene.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    internal async Task<Walk> WalkAsync(Setting setting) => new(await Scene.BrowserAsync(setting), setting, nameof(VerifierPageWalks), record);

    /// <summary>A file in the walk's folder.</summary>
    internal string File(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }
}
