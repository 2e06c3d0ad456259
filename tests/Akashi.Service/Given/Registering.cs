using System.Globalization;
using System.Security.Cryptography;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Given;

/// <summary>Makes register entries through the class that writes them, in one act with their audit lines.</summary>
public static class Registering
{
    /// <summary>Adds an entry like one that was imported.</summary>
    /// <param name="world">The world.</param>
    /// <param name="number">Number, unique within the qualification; take a new one for each test (<see cref="NewNumber"/>).</param>
    /// <param name="persona">The persona whose facts it has.</param>
    /// <param name="account">The account that it is linked to; null for none.</param>
    /// <param name="qualification">Qualification in the catalog.</param>
    /// <returns>The entry's id.</returns>
    public static Task<Guid> RegisteredAsync(
        this World world,
        string number,
        Akashi.Sandbox.Personas.Persona persona,
        Guid? account = null,
        string qualification = "certified-care-worker") => world.InServiceAsync(services =>
    {
        var entry = new Registration
        {
            Id = Guid.CreateVersion7(world.Now),
            QualificationId = qualification,
            Number = number,
            NumberSearchForm = number,
            AccountId = account,
            Status = RegistrationStatus.Active,
            Version = 1,
        };
        var facts = new RegistrationFacts(persona.Name, "ヤマダ　ハナコ", null, persona.Birth, (Sex)persona.Sex, persona.Address, "東京都", new DateOnly(2019, 4, 1));
        var book = services.GetRequiredService<RegisterBook>();
        return services.GetRequiredService<Commit>().RunAsync(async () =>
        {
            await book.EnterAsync(entry, facts, new RegisterAct("imported", Actor.System), default);
            return entry.Id;
        }, default);
    });

    /// <summary>A number that no other test uses, in the format of 介護福祉士.</summary>
    public static string NewNumber() =>
        string.Create(CultureInfo.InvariantCulture, $"D-{RandomNumberGenerator.GetInt32(1_000_000, 9_999_999)}");
}
