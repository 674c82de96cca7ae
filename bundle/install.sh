#!/bin/sh
# 在没有网络的机器上安装 Airshed / install Airshed on a machine without a network
#   sh install.sh /opt/airshed
set -eu

here=$(cd "$(dirname "$0")" && pwd)
place=${1:-}
python=${PYTHON:-python3}
wanted=$(cat "$here/python-version")

if [ -z "$place" ]; then
  echo "用法 / usage: sh install.sh FOLDER     (PYTHON=/path/to/python$wanted sh install.sh FOLDER)" >&2
  exit 2
fi
found=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || echo none)
if [ "$found" != "$wanted" ]; then
  echo "需要 Python $wanted，找到的是 $found / Python $wanted is needed, found: $found (PYTHON=/path/to/python$wanted)" >&2
  exit 2
fi
if [ -e "$place/bin/airshed" ]; then
  echo "$place 里已有 Airshed，先用它做备份：$place/bin/airshed backup / it is there already; make a backup with it first," >&2
  echo "然后装到新文件夹，再用新的 serve 原来的数据目录 / then install into a new folder and serve the home with that" >&2
  exit 2
fi

(cd "$here" && sha256sum --quiet -c SHA256SUMS) || {
  echo "安装包损坏，请重新拷贝 / the bundle is damaged, copy it again" >&2
  exit 1
}

trap 'code=$?; [ "$code" = 0 ] || rm -rf "$place"; exit "$code"' EXIT
[ ! -e "$place" ] || { [ -d "$place" ] && [ -z "$(ls -A "$place")" ]; } || {
  trap - EXIT
  echo "$place 不是空文件夹 / $place is not an empty folder" >&2
  exit 2
}
"$python" -m venv "$place"
pip="$place/bin/python -m pip --isolated --disable-pip-version-check --no-cache-dir -qq install --no-index"
$pip --find-links "$here/wheels" --require-hashes -r "$here/requirements.txt"
$pip --no-deps "$here"/airshed-*.whl
"$place/bin/airshed" --version
echo "装好了 / installed. 下一步 / next:"
echo "  $place/bin/airshed init /srv/airshed"
echo "  $place/bin/airshed serve --home /srv/airshed --port 8000"
echo "  $place/bin/airshed serve --home /srv/airshed --port 8000 --unit > /etc/systemd/system/airshed.service"
