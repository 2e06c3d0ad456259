using Akashi.Architecture.Samples.First;
using Akashi.Architecture.Samples.Second.Show;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.EntityFrameworkCore;

[assembly: RazorCompiledItem(typeof(AspNetCoreGeneratedDocument.Second_Show_Show), "mvc.1.0.razor-page", "/Second/Show/Show.cshtml")]

// Pages are compiled like this by the framework: into a namespace that does not name their capability.
namespace AspNetCoreGeneratedDocument
{
    internal static class Second_Show_Show
    {
        public static string Render() => new FirstSecret().ToString();
    }
}

namespace Akashi.Architecture.Samples.Second
{
    internal sealed class SecondCapability : Platform.ICapability;

    public sealed record SecondHappened(bool Ok) : Platform.Events.IDomainEvent;

    internal static class UsesInBody
    {
        public static string Of() => FirstSecret.Only.ToString();
    }

    internal static class UsesInAsync
    {
        public static async Task<string> Of()
        {
            await Task.Yield();
            return new FirstSecret().ToString();
        }
    }

    internal static class UsesInLambda
    {
        public static Func<string> Of(string prefix) => () => prefix + new FirstSecret();
    }

    internal sealed class UsesInField
    {
        internal FirstSecret? Held { get; init; }
    }

    internal static class UsesAsLocal
    {
        public static bool Of(object thing)
        {
            var secret = thing as FirstSecret;
            return secret is not null;
        }
    }

    internal sealed class UsesAsArgument : List<FirstSecret>;

    internal sealed class UsesAsBase : FirstSecret;

    [Hint(typeof(FirstSecret))]
    internal static class UsesInAttribute;

    internal static class UsesMember
    {
        public static string Of() => FirstFace.Inner();
    }

    internal static class TouchesTable
    {
        public static IQueryable<int> Of(DbContext db) => db.Set<FirstRow>().Select(r => r.Id);
    }

    internal static class TouchesOpenTable
    {
        public static void Of(DbContext db) => db.Add(new FirstOpenRow());
    }

    internal static class AsksForAPlatformRow
    {
        public static IQueryable<int> Of(DbContext db) => db.Set<Platform.PlatformRow>().Select(r => r.Id);
    }

    internal static class LooksAtAPlatformRow
    {
        public static int Of(Platform.PlatformRow row) => row.Id;
    }

    internal static class FollowsAnEvent
    {
        public static bool Of(FirstHappened happened) => happened.Word == FirstWord.One;
    }

    internal static class CallsTheFace
    {
        public static string Of() => FirstFace.Name;
    }
}

namespace Akashi.Architecture.Samples.Second.Show
{
    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class HintAttribute(Type kind) : Attribute
    {
        public Type Kind => kind;
    }
}
