# syntax=docker/dockerfile:1
# nginx in front of the instances, as an ordinary user. From the root of the repository:
#   docker build -f deploy/docker/nginx.Dockerfile -t parley-nginx .
# 1.27.3 or newer: from there on it looks up again the names of instances that come and go.

FROM nginx:1.30.5-alpine@sha256:0985e772fb9f729e6fa0980da05fca5d9c468e870eed43071545afa9d2e27d94 AS runtime
COPY --chmod=755 deploy/nginx/start.sh /etc/parley/start.sh
COPY deploy/nginx/nginx.conf.template /etc/parley/nginx.conf.template
USER nginx
EXPOSE 8080
# Requests under way are answered; clients of sockets reconnect.
STOPSIGNAL SIGQUIT
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s --start-interval=1s --retries=3 \
    CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/nginx-health"]
ENTRYPOINT ["/etc/parley/start.sh"]
