using Akashi.Browser.Tests.Verifying;

namespace Akashi.Browser.Tests;

/// <summary>The usual scene, with what several walks need of it once: people who are signed in, and what verifiers are given.</summary>
public sealed class SharedScene(WalkRecord record) : OneScene(record, Scene.OpenAsync)
{
    private readonly Dictionary<string, string> signedIn = [];
    private StaffActs? staff;
    private VerifierScene? verifying;
    private bool staffIsOut;

    public override ValueTask DisposeAsync()
    {
        verifying?.Dispose();
        return base.DisposeAsync();
    }

    /// <summary>A holder with a fresh browser and a card in the reader.</summary>
    internal async Task<HolderActs> HolderAsync(string persona, Setting setting, string test)
    {
        await Scene.PutCardAsync(persona);
        return new HolderActs(await WalkAsync(setting, test), Scene, setting);
    }

    /// <summary>The same, signed in: by the card at the first time, and then by what the browser has kept of that.</summary>
    internal async Task<HolderActs> SignedInAsync(string persona, Setting setting, string test)
    {
        await Scene.PutCardAsync(persona);
        if (signedIn.TryGetValue(persona, out var kept))
            return new HolderActs(new Walk(await Scene.BrowserAsync(setting, kept: kept), setting, test, Walked), Scene, setting);
        var holder = new HolderActs(await WalkAsync(setting, test), Scene, setting);
        await holder.SignIn();
        signedIn[persona] = await holder.Walk.Page.Context.StorageStateAsync();
        return holder;
    }

    /// <summary>The same holder in another tab of the same browser.</summary>
    internal async Task<HolderActs> NextTabAsync(HolderActs holder, Setting setting, string test) =>
        new(new Walk(await holder.Walk.Page.Context.NewPageAsync(), setting, test, Walked), Scene, setting);

    /// <summary>The clerk, enrolled by the first walk that needs one.</summary>
    internal async Task<StaffActs> StaffAsync(Setting setting, string test)
    {
        if (staffIsOut) await staff!.SignIn();
        staffIsOut = false;
        if (staff is not null) return staff;
        staff = new StaffActs(await WalkAsync(setting, test), Scene);
        await staff.Enter();
        return staff;
    }

    /// <summary>What verifiers are given, made by the first walk that needs it.</summary>
    internal async Task<VerifierScene> VerifyingAsync() => verifying ??= await VerifierScene.MakeAsync(this);

    /// <summary>A person who opens a page of the Verifier.</summary>
    internal async Task<Walk> AtVerifierAsync(string path, Setting setting, string test)
    {
        var walk = await WalkAsync(setting, test);
        await walk.Page.GotoAsync(new Uri((await VerifyingAsync()).Verifier, path).ToString());
        return walk;
    }

    /// <summary>A person whose camera sees a film.</summary>
    /// <param name="film">YUV4MPEG2.</param>
    /// <param name="setting">Of the browser.</param>
    /// <param name="test">Who walks.</param>
    internal async Task<Walk> FilmedWalkAsync(string film, Setting setting, string test) =>
        new(await Scene.FilmedBrowserAsync(film, setting), setting, test, Walked);

    /// <summary>The clerk in another browser, signed in by what the first one has kept.</summary>
    internal async Task<Walk> StaffElsewhereAsync(Setting setting, string test)
    {
        var kept = await staff!.Walk.Page.Context.StorageStateAsync();
        return new Walk(await Scene.BrowserAsync(setting, kept: kept), setting, test, Walked);
    }

    /// <summary>Moves the clock of all programs while an act runs, relative to the machine's. No sign-in outlives that.</summary>
    internal async Task WithClockAsync(TimeSpan by, Func<Task> act)
    {
        signedIn.Clear();
        staffIsOut = staff is not null;
        await Scene.WithClockAsync(by, act);
        signedIn.Clear();
    }
}

/// <summary>The walks of one holder, none of which sends an application: they share one scene, because to start its programs takes as long as a walk.</summary>
[CollectionDefinition(nameof(HolderScene))]
public sealed class HolderScene : ICollectionFixture<SharedScene>;
