# Reads a plan and prints the URNs of the resources that a first deployment creates before the rest: the registries to which images are
# pushed, the secrets whose values come from elsewhere, and everything that these need (parent components, APIs, other dependencies).

# Secrets for which the program creates no version; their values are added by hand.
def added_out_of_band:
  ([.resources[] | select(.type == "gcp:secretmanager/secretVersion:SecretVersion") | .parent]) as $made
  | .resources[]
  | select(.type == "gcp:secretmanager/secret:Secret" and (.parent as $parent | $made | index($parent) | not));

def needed_by($needs): [.[], (.[] | $needs[.][]?)] | unique;

(.resources | map({key: .urn, value: ([.parent // empty] + .dependencies)}) | from_entries) as $needs
| [added_out_of_band.urn, (.resources[] | select(.type == "gcp:artifactregistry/repository:Repository") | .urn)]
| until(. == needed_by($needs); needed_by($needs))
| .[]
