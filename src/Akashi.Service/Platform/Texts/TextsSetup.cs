namespace Akashi.Service.Platform.Texts;

/// <summary>Provides the texts to views, page models and other classes.</summary>
internal static class TextsSetup
{
    /// <summary>Adds the texts to the services.</summary>
    public static void AddTexts(this IServiceCollection services)
    {
        services.AddSingleton(typeof(TextsOf<>));
        services.AddTransient<ViewTexts>();
    }
}
