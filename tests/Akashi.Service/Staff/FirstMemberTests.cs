using Akashi.Service.Staff;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Staff;

/// <summary>P8: the first way in is a file that only the operator can read, and it is gone once the first member has used it.</summary>
public sealed class FirstMemberTests : IAsyncLifetime
{
    private OwnWorld world = null!;

    private string LinkFile => Path.Combine(world.Data, FirstMember.LinkFile);

    public async ValueTask InitializeAsync() => world = await OwnWorld.StartAsync("Staff:FirstBody=sssc", "Staff:FirstName=最初の係員");

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task First_member_gets_in_with_the_file_that_only_the_operator_reads_and_it_is_gone_afterwards()
    {
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(LinkFile));
        var link = new Uri((await File.ReadAllTextAsync(LinkFile, TestContext.Current.CancellationToken)).Trim());
        var clerk = (await Clerk.AddedAsync(world, "sssc", StaffRole.Clerk)).InAnotherBrowser(world);
        Assert.Contains("最初の係員", (await clerk.Browser.OpenAsync(link.PathAndQuery)).Words, StringComparison.Ordinal);
        (await clerk.AnswerAsync("enrol", clerk.Passkey.Create)).MustBe("6.2");
        Assert.False(File.Exists(LinkFile));
    }
}
