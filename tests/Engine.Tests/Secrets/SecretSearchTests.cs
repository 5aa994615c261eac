using Engine.Secrets;
using Engine.Values;
using Hostile;

namespace Engine.Tests.Secrets;

/// <summary>The forms in which a secret may be written.</summary>
public sealed class SecretSearchTests
{
    private readonly SecretTexts _secrets = new();

    public static TheoryData<string, string> Forms
    {
        get
        {
            var forms = new TheoryData<string, string>();
            foreach (
                var secret in new[]
                {
                    SecretForms.Simple,
                    SecretForms.Awkward,
                    "hunter22",
                    "a;b'c",
                    "pässwörd-ß",
                    new string('k', 3) + "-long-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                }
            )
            {
                foreach (var form in SecretForms.All.Keys)
                {
                    forms.Add(secret, form);
                }
            }

            return forms;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Redact_of_an_encoded_secret_replaces_it_with_the_marker(string secret, string form)
    {
        _secrets.Add(secret);
        var text = $"before {SecretForms.All[form](secret)} after";

        var redacted = _secrets.Redact(text);

        Assert.StartsWith("before ", redacted, StringComparison.Ordinal);
        Assert.EndsWith(" after", redacted, StringComparison.Ordinal);
        Assert.Contains("[secret]", redacted, StringComparison.Ordinal);
        Assert.DoesNotContain(SecretForms.All[form](secret), redacted, StringComparison.Ordinal);
        Assert.Equal(redacted, _secrets.Redact(redacted));
    }

    /// <summary>The digits before an encoded secret are not part of it.</summary>
    [Theory]
    [InlineData("0", ":")]
    [InlineData("abc", " ")]
    [InlineData("af61620", ", 0x")]
    [InlineData("12", "-")]
    public void Redact_of_hex_after_other_digits_hides_the_secret(string before, string separator)
    {
        _secrets.Add("hunter22");
        var hex = string.Join(separator, "hunter22".Select(character => $"{(int)character:x2}"));

        Assert.DoesNotContain($"{separator}75", _secrets.Redact(before + hex), StringComparison.Ordinal);
    }

    /// <summary>Strings that are common in plans.</summary>
    [Theory]
    [InlineData("urn:pulumi:prod::shop::platform:systems:Shop$gcp:storage/bucket:Bucket::pages")]
    [InlineData("projects/shop-prod/serviceAccounts/run@shop-prod.iam.gserviceaccount.com")]
    [InlineData("{\"displayName\":\"99 % of requests\",\"threshold\":0.5,\"width\":12}")]
    [InlineData("sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("-----BEGIN PUBLIC KEY-----")]
    [InlineData("true 1 443 5432 europe-west1 10.0.0.3 admin [secret] \\u0041 %41 &#65; QUFBQUFBQUFBQUFBQUFBQUFBQUE=")]
    public void Redact_of_a_string_without_a_secret_changes_nothing(string text)
    {
        foreach (
            var secret in new[]
            {
                SecretForms.Simple,
                SecretForms.Awkward,
                SecretForms.Pem,
                "true",
                "1",
                "eu",
                "5432",
                "admin",
                "10.0.0.3",
                "[secret]",
            }
        )
        {
            _secrets.Add(secret);
        }

        _secrets.Add(new NumberValue(443));
        _secrets.Add(new BooleanValue(true));

        Assert.Equal(text, _secrets.Redact(text));
    }

    [Theory]
    [InlineData("id=86753091;", "id=[secret];")]
    [InlineData("86753091", "[secret]")]
    [InlineData("186753091 867530910", "186753091 867530910")]
    [InlineData("{\"id\":86753091.0}", "{\"id\":[secret].0}")]
    public void Redact_of_a_number_hides_it_unless_it_is_part_of_another_number(string text, string expected)
    {
        _secrets.Add(new NumberValue(SecretForms.Number));

        Assert.Equal(expected, _secrets.Redact(text));
    }

    [Fact]
    public void Redact_hides_each_line_of_a_PEM_block_and_long_lines_of_other_strings()
    {
        _secrets.Add(SecretForms.Pem);
        _secrets.Add("first: one\r\nno\r\nthird line");

        Assert.Equal(
            "-----BEGIN PRIVATE KEY----- [secret] [secret] no [secret]",
            _secrets.Redact($"-----BEGIN PRIVATE KEY----- {SecretForms.FirstLine} {SecretForms.LastLine} no third line")
        );
    }

    [Fact]
    public void Redact_hides_JSON_members_with_secret_names_and_each_leaf_of_a_secret_object()
    {
        _secrets.Add("""{"user":"ordinary","db":{"password":"swordfish"},"tokens":["t0k3n"],"key":12345678}""");
        _secrets.Add(new MapValue([new("name", new ArrayValue([new MapValue([new("inner", new TextValue("deepest"))])]))]));

        Assert.Equal("ordinary [secret] [secret] [secret] [secret]", _secrets.Redact("ordinary swordfish t0k3n 12345678 deepest"));
    }

    [Theory]
    [InlineData(0, 12, "..........[secret]")]
    [InlineData(0, 20, "..........[secret]..")]
    [InlineData(14, 20, "[secret]..")]
    [InlineData(0, 10, "..........")]
    public void Redact_of_a_part_hides_a_secret_that_is_partly_in_it(int start, int end, string expected)
    {
        _secrets.Add("hunter22");

        Assert.Equal(expected, _secrets.Redact("..........hunter22..", start, end));
    }

    [Fact]
    public void Redact_hides_a_part_of_a_long_secret_that_was_cut_off()
    {
        var secret = string.Concat(Enumerable.Range(0, 40).Select(i => Convert.ToHexString([(byte)(i * 73), (byte)(i * 31)])));
        _secrets.Add(secret);

        Assert.DoesNotContain(secret[..40], _secrets.Redact($"x{secret[..100]}"), StringComparison.Ordinal);
    }

    [Fact]
    public void Redact_keeps_public_names()
    {
        var secrets = new SecretTexts(["phoenix"]);
        secrets.Add("phoenix");
        secrets.Add("hunter22");

        Assert.Equal("phoenix [secret]", secrets.Redact("phoenix hunter22"));
    }

    [Fact]
    public void Redact_knows_secrets_that_are_added_later()
    {
        _secrets.Add("hunter22");
        _ = _secrets.Redact("warm up");
        _secrets.AddMarked(new MapValue([new("a", new SecretValue(new TextValue("swordfish"))), new("b", new TextValue("plaintext"))]));

        Assert.Equal("[secret] [secret] plaintext", _secrets.Redact("hunter22 swordfish plaintext"));
    }
}
