namespace Akashi.Service.Platform.Texts;

/// <summary>Hands the texts out to views, page models and all that asks for them.</summary>
internal static class TextsSetup
{
    /// <summary>Adds them.</summary>
    public static void AddTexts(this IServiceCollection services)
    {
        services.AddSingleton(typeof(TextsOf<>));
        services.AddTransient<ViewTexts>();
    }
}
