// Generates the C# SDK of one provider package from its schema. usage: Bindings SCHEMA.json NAMES.json DIRECTORY
using System.Text;
using Bindings;
using Providers.Schema;

if (args is not [var schemaFile, var namesFile, var directory])
{
    Console.Error.WriteLine("usage: Bindings SCHEMA.json NAMES.json DIRECTORY");
    return 2;
}

var schema = PackageSchema.Parse(File.ReadAllBytes(schemaFile));
var emitter = new PackageEmitter(schema, CSharpNames.Read(File.ReadAllBytes(namesFile), schema.Name));
Directory.CreateDirectory(directory);
var written = new HashSet<string>(StringComparer.Ordinal);
foreach (var (name, text) in emitter.Files())
{
    var file = Path.Combine(directory, name);
    written.Add(file);

    // An unchanged file keeps its timestamp, so that it is not recompiled.
    if (!File.Exists(file) || File.ReadAllText(file) != text)
    {
        File.WriteAllText(file, text, new UTF8Encoding(false));
    }
}

foreach (var stale in Directory.EnumerateFiles(directory, "*.cs").Where(file => !written.Contains(file)))
{
    File.Delete(stale);
}

return 0;
