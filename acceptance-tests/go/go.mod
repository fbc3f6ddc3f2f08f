module countersign.io/acceptance

go 1.18

// The newest version that has all services in one module; later ones are a module for each service.
require github.com/tencentcloud/tencentcloud-sdk-go v1.0.162
