#!/bin/sh
# Makes nginx's configuration from the template and these variables, and runs nginx in the place of this shell.
# Arguments go to nginx: `start.sh -t` only checks.
#
#   PARLEY_BACKENDS          instances, as addresses or names with their ports, separated by spaces. Of a name
#                            every address is one, looked up again every few seconds (nginx 1.27.3 or newer)
#   PARLEY_LISTEN            port, or address and port
#   PARLEY_TRUSTED_PROXIES   addresses or networks of proxies in front whose X-Forwarded-For is believed
#   PARLEY_MAX_BODY          largest body of a request, in nginx's words; a little more than ATTACHMENT_MAX_BYTES
#   PARLEY_SHUTDOWN_SECONDS  how long sockets live on after a reload
#   PARLEY_ACCESS_LOG        file for one line of JSON a request
#   PARLEY_RUN_DIR           folder for the configuration and temporary files
set -eu

here=$(dirname "$0")
: "${PARLEY_BACKENDS:=backend:3000}"
: "${PARLEY_LISTEN:=8080}"
: "${PARLEY_TRUSTED_PROXIES:=}"
: "${PARLEY_MAX_BODY:=26m}"
: "${PARLEY_SHUTDOWN_SECONDS:=300}"
: "${PARLEY_ACCESS_LOG:=/dev/stdout}"
: "${PARLEY_RUN_DIR:=/tmp/nginx}"
: "${PARLEY_TEMPLATE:=$here/nginx.conf.template}"

servers=''
for backend in $PARLEY_BACKENDS; do
  case $backend in
    *[!0-9.:]*) resolve=' resolve' ;;
    *) resolve='' ;;
  esac
  servers="$servers server $backend max_fails=3 fail_timeout=5s$resolve;"
done

real_ip=''
for proxy in $PARLEY_TRUSTED_PROXIES; do
  real_ip="$real_ip set_real_ip_from $proxy;"
done

nameservers=''
while read -r word address _; do
  if [ "$word" = nameserver ]; then
    case $address in *:*) address="[$address]" ;; esac
    nameservers="$nameservers $address"
  fi
done </etc/resolv.conf
resolver=''
if [ -n "$nameservers" ]; then resolver="resolver$nameservers valid=5s ipv6=off;"; fi

mkdir -p "$PARLEY_RUN_DIR"
sed \
  -e "s|\${PARLEY_SERVERS}|$servers|g" \
  -e "s|\${PARLEY_REAL_IP}|$real_ip|g" \
  -e "s|\${PARLEY_RESOLVER}|$resolver|g" \
  -e "s|\${PARLEY_LISTEN}|$PARLEY_LISTEN|g" \
  -e "s|\${PARLEY_MAX_BODY}|$PARLEY_MAX_BODY|g" \
  -e "s|\${PARLEY_SHUTDOWN_SECONDS}|$PARLEY_SHUTDOWN_SECONDS|g" \
  -e "s|\${PARLEY_ACCESS_LOG}|$PARLEY_ACCESS_LOG|g" \
  -e "s|\${PARLEY_RUN_DIR}|$PARLEY_RUN_DIR|g" \
  "$PARLEY_TEMPLATE" >"$PARLEY_RUN_DIR/nginx.conf"

exec nginx -e stderr -c "$PARLEY_RUN_DIR/nginx.conf" "$@"
