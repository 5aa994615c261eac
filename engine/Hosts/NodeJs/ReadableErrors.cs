namespace Engine.Hosts.NodeJs;

/// <summary>
/// Code that runs before a Node.js program, so that its errors can be reported. Pulumi's SDK formats an error with colors. Some releases of
/// Node.js, 20.20 and 22.23 among them, then loop for minutes over a stack trace with a path like <c>node_modules/@pulumi/output.ts</c>,
/// which source maps produce, and report "Invalid string length" instead of the error. Without colors they do not, and errors are
/// reported here without colors in any case.
/// </summary>
internal static class ReadableErrors
{
    private const string FileName = "readable-errors.cjs";

    private const string Code = """
        'use strict';
        const util = require('node:util');
        const plain = (options) => (options !== null && typeof options === 'object' ? { ...options, colors: false } : options);
        util.inspect = new Proxy(util.inspect, {
          apply: (inspect, self, [value, options, depth, colors]) =>
            typeof options === 'boolean' || depth !== undefined || colors !== undefined
              ? Reflect.apply(inspect, self, [value, options, depth, false])
              : Reflect.apply(inspect, self, [value, plain(options)]),
        });
        util.formatWithOptions = new Proxy(util.formatWithOptions, {
          apply: (format, self, [options, ...rest]) => Reflect.apply(format, self, [plain(options), ...rest]),
        });
        require('node:module').syncBuiltinESMExports();

        """;

    /// <summary>
    /// Writes the code where the program may read it. One argument, not two: Pulumi's SDK treats a separate <c>--require</c> as a module
    /// loader of the program's own and then does not load modules itself.
    /// </summary>
    /// <returns>The arguments that make node run it first.</returns>
    public static IReadOnlyList<string> Install(IReadOnlyDictionary<string, string> environment)
    {
        if (!environment.TryGetValue("HOME", out var home))
        {
            return [];
        }

        var file = Path.Combine(home, FileName);
        File.WriteAllText(file, Code);
        return [$"--require={file}"];
    }
}
