#!/bin/sh
# Makes each secret once, in a volume of its own, so that a container is given those only that it needs. What is there
# stays. The files may be read by any user inside a container, since each image has another one.
set -eu
umask 022
root=${1:-/secrets}

random() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }

# keep FILE: stores standard input under this name, unless there is such a file; never half of it.
keep() {
  file="$root/$1"
  if [ -s "$file" ]; then
    cat >/dev/null
    echo "kept $1"
    return
  fi
  cat >"$file.new"
  mv "$file.new" "$file"
  echo "made $1"
}

for folder in tokens database redis grafana; do mkdir -p "$root/$folder"; done
random | keep tokens/jwt-secret
random | keep database/password
random | keep redis/password
printf 'requirepass %s\n' "$(cat "$root/redis/password")" | keep redis/auth.conf
random | keep grafana/admin-password
