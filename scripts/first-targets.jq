# Of a plan: what a first deployment makes before the rest, by URN. These are the registries, which images are pushed to, the secrets whose
# values come from elsewhere, and all that either needs: the components above, the APIs, whatever they depend on.

# Secrets of which the program makes no version: somebody adds it.
def added_out_of_band:
  ([.resources[] | select(.type == "gcp:secretmanager/secretVersion:SecretVersion") | .parent]) as $made
  | .resources[]
  | select(.type == "gcp:secretmanager/secret:Secret" and (.parent as $parent | $made | index($parent) | not));

def needed_by($needs): [.[], (.[] | $needs[.][]?)] | unique;

(.resources | map({key: .urn, value: ([.parent // empty] + .dependencies)}) | from_entries) as $needs
| [added_out_of_band.urn, (.resources[] | select(.type == "gcp:artifactregistry/repository:Repository") | .urn)]
| until(. == needed_by($needs); needed_by($needs))
| .[]
