// Key, network and model store of a landing zone on AWS: encrypted, private, and the same as the Python program makes.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as landingZone from "@pulumi/ai-landing-zone";

const account = "111122223333";
const region = "eu-central-1";
const tags = { environment: "dev", owner: "ai-platform" };

const frankfurt = new aws.Provider("frankfurt", { region: region, allowedAccountIds: [account] });
const there: pulumi.ComponentResourceOptions = { providers: { aws: frankfurt } };

const key = new landingZone.AwsKey("key", {
    environment: "dev",
    name: "eu-central",
    account: account,
    region: region,
    profile: "dev",
    tags: tags,
}, there);

const network = new landingZone.AwsNetwork("network", {
    environment: "dev",
    cluster: "eu-central",
    region: region,
    profile: "dev",
    cidr: "10.60.0.0/16",
    pods: "10.60.0.0/16",
    services: "172.20.0.0/16",
    zones: ["eu-central-1a", "eu-central-1b"],
    nat: "single",
    endpoints: true,
    flowLogs: true,
    key: key.keyId,
    account: account,
    tags: tags,
    native: { enable_network_address_usage_metrics: true },
}, there);

const store = new landingZone.AwsModelStore("models", {
    environment: "dev",
    jurisdiction: "EU",
    account: account,
    region: region,
    profile: "dev",
    key: key.keyId,
    tags: tags,
    lockDays: 30,
}, there);

export const subnetIds = network.subnetIds;
export const models = store.uri;
