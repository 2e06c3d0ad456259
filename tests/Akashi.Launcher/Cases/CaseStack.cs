using Akashi.Launcher.Demo;
using Akashi.Launcher.Stack;
using Akashi.Launcher.Tests.Running;

namespace Akashi.Launcher.Tests.Cases;

/// <summary>All programs and one reader. The cards of sandbox/personas/cases are inserted one after another.</summary>
public sealed class CaseStack : IAsyncLifetime
{
    private readonly ReadyStack stack = new();
    private StaffSteps? staff;

    /// <summary>Personas with a special card or name, listed from their files.</summary>
    public static IReadOnlyList<string> Personas { get; } =
        [
            .. Directory.EnumerateFiles(Path.Combine(BuiltPrograms.Root, "sandbox", "personas", "cases"), "*.json")
                .Select(f => Path.GetFileNameWithoutExtension(f))
                .Order(StringComparer.Ordinal)];

    internal DemoAddresses Addresses { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await stack.InitializeAsync();
        Addresses = new DemoAddresses(stack.At.Service, stack.At.Verifier, stack.At.Sandbox, stack.At.Payments, new Uri(stack.EnrolmentLink), "");
    }

    public async ValueTask DisposeAsync()
    {
        staff?.Dispose();
        await stack.DisposeAsync();
    }

    /// <summary>The body's first staff member, signed in.</summary>
    internal async Task<StaffSteps> StaffAsync()
    {
        if (staff is not null) return staff;
        staff = new StaffSteps(Addresses);
        await staff.EnterAsync();
        return staff;
    }

    /// <summary>A person with a new browser, whose card is in the reader.</summary>
    internal async Task<Person> PersonAsync(string persona)
    {
        var person = new Person(Addresses);
        await person.Card.PutAsync(persona);
        return person;
    }
}

/// <summary>The tests that share the stack: one reader, one card at a time.</summary>
[CollectionDefinition]
public sealed class CaseCollection : ICollectionFixture<CaseStack>;
