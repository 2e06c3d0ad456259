using Akashi.Service.Accounts;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Security;

/// <summary>A holder with one of everything that others must not reach, and with facts that nobody else has.</summary>
internal sealed class Victim
{
    private const string Name = "秘密　守子";
    private const string Address = "東京都千代田区秘密町９９－８８";
    private static int made;

    private Victim(Holder holder, Guid account) => (Holder, Account) = (holder, account);

    public Holder Holder { get; }

    public Guid Account { get; }

    /// <summary>The body that keeps the register.</summary>
    public static string Body => "sssc";

    public required Guid Draft { get; init; }

    public required Guid Application { get; init; }

    public required Guid File { get; init; }

    public required Guid Registration { get; init; }

    public required Guid Credential { get; init; }

    /// <summary>Id of the sign-in key.</summary>
    public required Guid Key { get; init; }

    public required string Number { get; init; }

    /// <summary>A card request that is waiting.</summary>
    public required string Tx { get; init; }

    /// <summary>What a page must not show to anybody else.</summary>
    public IReadOnlyList<string> Secrets => [Name, "守子", Address, "秘密町", Number];

    public static async Task<Victim> InAsync(World world)
    {
        // Of one birth date, each would be a candidate for the entries of the others.
        var birth = new DateOnly(1959, 12, 31).AddDays(-Interlocked.Increment(ref made));
        var card = world.NewCard(p => p with
        {
            Name = Name,
            Address = Address,
            Birth = birth,
            Certificate = new(Name, "00000", Address, new string('0', Address.Length)),
        });
        var holder = await world.HolderSignedIn(card);
        var number = Registering.NewNumber();
        var account = await holder.AccountIdAsync();
        var registration = await world.RegisteredAsync(number, card.Persona, account);
        var application = await holder.AppliesAsync(number);
        var draft = await holder.FillsInAsync(number);
        var file = (await holder.Browser.OpenAsync(draft + "/answers")).Links.First(l => l.Contains("/files/", StringComparison.Ordinal));
        await holder.Browser.OpenAsync($"/issuing/{registration}/qualification");
        var shown = (await holder.Browser.SubmitAsync("main form")).MustBe("3.6.1");
        await holder.Browser.OpenAsync(draft + "/card");
        var tx = Holder.WaitsFor(await holder.Browser.SubmitAsync("main form"));
        return new Victim(holder, account)
        {
            Draft = Applying.IdOf(draft),
            Application = Applying.IdOf(application),
            File = Guid.Parse(file[(file.LastIndexOf('/') + 1)..]),
            Registration = registration,
            Credential = Guid.Parse(shown.Path.Split('/')[2]),
            Key = (await world.InServiceAsync(s => s.GetRequiredService<AccountsFace>().WaysAsync(account, default)))[0].Id,
            Number = number,
            Tx = tx,
        };
    }

    /// <summary>Addresses of a route, with every id of this holder that fits.</summary>
    public IEnumerable<string> AddressesOf(Route route)
    {
        IEnumerable<string> addresses = [route.Pattern];
        foreach (var (name, values) in new (string, string[])[]
        {
            ("{id:guid}", [.. new[] { Draft, Application, Registration, Credential, Key }.Select(i => i.ToString())]),
            ("{file:guid}", [File.ToString()]),
            ("{tx}", [Tx]),
            ("{qualification}", ["certified-care-worker"]),
            ("{code:int}", ["404", "500"]),
            ("{id}", ["1"]),
            ("{*path:nonfile}", ["no/such/page"]),
        })
            addresses = addresses.SelectMany(a =>
                a.Contains(name, StringComparison.Ordinal) ? values.Select(v => a.Replace(name, v, StringComparison.Ordinal)) : [a]);
        return addresses;
    }
}
