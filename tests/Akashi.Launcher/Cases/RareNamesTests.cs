using System.Text;
using System.Text.Json;
using Akashi.Credentials.Format;
using Akashi.Launcher.Demo;
using Akashi.Launcher.Stack;

namespace Akashi.Launcher.Tests.Cases;

/// <summary>Names keep their characters from the card to the credential: 外字 and variation selectors, former surname, 通称, 85 characters.</summary>
[Collection(typeof(CaseCollection))]
public sealed class RareNamesTests(CaseStack stack)
{
    internal static readonly string[] Cases = ["foreign-national", "former-surname", "gaiji", "long-name", "variant"];

    [Theory]
    [InlineData("foreign-national", "D-0900001")]
    [InlineData("former-surname", "D-0900002")]
    [InlineData("variant", "D-0900003")]
    [InlineData("long-name", "D-0900004")]
    [InlineData("gaiji", "D-0900005")]
    public async Task Rare_name_goes_from_the_card_to_the_credential_without_a_change(string persona, string number)
    {
        var name = NameOf(persona);
        using var person = await RegisteredAsync(persona, number);
        var (pdf, url) = await new HolderSteps(stack.Addresses, person.Browser, person.Card).GetCredentialAsync();
        Assert.Contains("タイムスタンプも付いており", person.Words, StringComparison.Ordinal);
        Assert.True(CredentialUrl.TryRead(url, stack.Addresses.Verifier, out var code, out _) & Credential.TryRead(code, out var credential, out _));
        Assert.Equal(name, credential!.Claims.Facts.Name);
        Assert.Contains(Closed(name), Closed(await TextOfAsync(pdf)), StringComparison.Ordinal);
    }

    // Applied for with the card, signed with exactly this name, accepted by staff.
    private async Task<Person> RegisteredAsync(string persona, string number)
    {
        var person = await stack.PersonAsync(persona);
        await person.Card.SignInAsync();
        var application = await person.FillInAsync();
        await person.Card.CheckConsentAndSignAsync("1");
        var signed = Encoding.UTF8.GetString(await person.Browser.DownloadAsync(application.AbsolutePath + "/document"));
        Assert.Contains($"\"value\":\"{NameOf(persona)}\"", signed, StringComparison.Ordinal);
        await (await stack.StaffAsync()).AcceptAsync(new Dictionary<string, string>
        {
            ["number"] = number,
            ["registeredOn.era"] = "Reiwa",
            ["registeredOn.year"] = "8",
            ["registeredOn.month"] = "10",
            ["registeredOn.day"] = "1",
        });
        return person;
    }

    private static async Task<string> TextOfAsync(byte[] pdf)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.At("credential.pdf"), pdf, TestContext.Current.CancellationToken);
        return await Tool.MustRunAsync("pdftotext", "-raw", folder.At("credential.pdf"), "-");
    }

    private static string NameOf(string persona)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(BuiltPrograms.Root, "sandbox", "personas", "cases", persona + ".json")));
        return json.RootElement.GetProperty("name").GetString()!;
    }

    // A long name wraps on the sheet.
    private static string Closed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
